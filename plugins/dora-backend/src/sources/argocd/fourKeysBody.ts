import { z } from 'zod/v3';
import { instantField } from '../reading/fields';
import { validate } from '../reading/problems';
import { argoText, stateOf } from './argoFields';
import { ArgocdReport } from './report';

/**
 * The body that Four Keys asks for: id, time, status and commit_sha. It has no
 * name of the application unless `app` is put beside it; else the id is one.
 */
export function readFourKeysBody(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): ArgocdReport | undefined {
  const { id, app, status, commit_sha, time } = validate(
    z.object({
      id: argoText,
      app: argoText,
      status: argoText,
      commit_sha: argoText,
      time: instantField(assumeTimeZone),
    }),
    body,
  );
  const state = stateOf(status);
  if (!state) return undefined;
  return {
    app: app ?? id ?? '',
    state,
    [state === 'running' ? 'startedAt' : 'finishedAt']: time,
    revisions: { sources: [{ revision: commit_sha }], sourcesMayBeApp: true },
  };
}
