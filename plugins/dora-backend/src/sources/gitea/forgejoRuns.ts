import {
  ParseResult,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl, repositoryAt } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenientInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { githubId } from '../github/payload';
import { NAME_LENGTH } from '../github/runs';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';

const time = lenientInstantField('UTC');
const repositorySchema = z
  .object({ html_url: lenientText })
  .nullish()
  .catch(undefined);

const eventSchema = z.object({
  repository: repositorySchema,
  run: z.object({
    id: githubId,
    workflow_id: lenientText,
    commit_sha: lenientText,
    status: z.string(),
    html_url: lenientText,
    repository: repositorySchema,
    created: time,
    started: time,
    stopped: time,
  }),
});

const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['success', 'success'],
  ['failure', 'failure'],
  ['cancelled', 'cancelled'],
  ['skipped', 'skipped'],
]);

/** A run of Forgejo's Actions, which tells of itself once, when it has ended. */
export function parseForgejoRun(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const event = validate(eventSchema, payload);
  const { run } = event;
  const repository = repositoryAt(
    run.repository?.html_url,
    event.repository?.html_url,
  );
  const outcome = OUTCOMES.get(run.status);
  const at = run.stopped ?? run.started ?? run.created;
  if (!repository || !outcome || at === undefined) {
    return {
      ignored:
        'The run does not say to which repository it belongs, or when or how it ended.',
    };
  }
  const workflow = text(run.workflow_id, NAME_LENGTH);
  const fact: StageRunFact = {
    type: 'stage_run',
    at,
    // A run that is started again keeps its id.
    key: `run:${run.id}:${run.started ?? 0}`,
    repository,
    sha: fullSha(run.commit_sha),
    name: workflow ?? 'workflow',
    pipeline: workflow,
    url: httpUrl(run.html_url),
    startedAt: run.started,
    finishedAt: run.stopped,
    outcome,
  };
  return { facts: withDeployment(fact, 'pipeline', settings) };
}
