import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { instantField } from '../reading/fields';
import { validate } from '../reading/problems';
import { argoText, stateOf } from './argoFields';
import { ArgocdReport } from './report';

/**
 * A body with snake_case names (application, commit_sha, sync_started_at, …) as
 * the Fawkes platform configures it. `commit_sha` repeats Argo CD's revision, so
 * it is a commit of `repo_url`, whichever repository that is.
 */
export function readDetailedBody(
  body: Record<string, unknown>,
  assumeTimeZone: string,
): ArgocdReport | undefined {
  const instant = instantField(assumeTimeZone);
  const fields = validate(
    z.object({
      application: z.string(),
      status: argoText,
      namespace: argoText,
      environment: argoText,
      repo_url: argoText,
      commit_sha: argoText,
      revision: argoText,
      sync_started_at: instant,
      sync_finished_at: instant,
      timestamp: instant,
    }),
    body,
  );
  const state = stateOf(fields.status);
  if (!state) return undefined;
  const isOver = state !== 'running';
  return {
    app: fields.application,
    namespace: fields.namespace,
    environment: fields.environment,
    state,
    startedAt: fields.sync_started_at,
    finishedAt: isOver
      ? fields.sync_finished_at ?? fields.timestamp
      : undefined,
    revisions: {
      sources: [
        {
          repository: repositoryAt(fields.repo_url),
          revision: fields.commit_sha ?? fields.revision,
        },
      ],
      sourcesMayBeApp: true,
    },
  };
}
