import { z } from 'zod/v3';
import { instantField } from '../reading/fields';
import { validate } from '../reading/problems';
import { argoText, stateOf } from './argoFields';
import { ArgocdReport } from './report';

/**
 * The smallest body in use: event, status, app, revision and timestamp. Nothing
 * tells whose commit the revision is; in set-ups this simple it is the
 * application's own.
 */
export function readMinimalBody(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): ArgocdReport | undefined {
  const { app, status, revision, timestamp } = validate(
    z.object({
      app: z.string(),
      status: argoText,
      revision: argoText,
      timestamp: instantField(assumeTimeZone),
    }),
    body,
  );
  const state = stateOf(status);
  if (!state) return undefined;
  return {
    app,
    state,
    [state === 'running' ? 'startedAt' : 'finishedAt']: timestamp,
    revisions: { sources: [{ revision }], sourcesMayBeApp: true },
  };
}
