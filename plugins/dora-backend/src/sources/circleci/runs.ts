import {
  DoraFact,
  ParseResult,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { httpUrl } from '../reading/addresses';
import { keyText, text } from '../reading/texts';
import { commitOf, originOf } from './commit';
import { CircleciPayload } from './payload';
import { circleciProjectSubject } from './projectSubject';

const NAME_LENGTH = 200;

const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['success', 'success'],
  ['failed', 'failure'],
  ['error', 'failure'],
  ['timedout', 'failure'],
  ['infrastructure_fail', 'failure'],
  ['canceled', 'cancelled'],
  // Whoever started it may not, so nothing of it has run.
  ['unauthorized', 'skipped'],
  ['not_run', 'skipped'],
]);

/** What the end of a job or a workflow tells. */
export function parseRun(
  payload: CircleciPayload,
  settings: SourceSettings,
): ParseResult {
  const run = jobRun(payload) ?? workflowRun(payload);
  if (!run) throw new Error('The event has neither a job nor a workflow');
  if (!run.outcome) {
    return { ignored: 'The status of the job or workflow is not known.' };
  }
  const facts: DoraFact[] = withDeployment(
    run,
    payload.job ? 'job' : 'pipeline',
    settings,
  );
  return { facts: [...facts, ...commitOf(payload.pipeline)] };
}

function jobRun(payload: CircleciPayload): StageRunFact | undefined {
  const { job, workflow } = payload;
  if (!job) return undefined;
  return {
    ...describeRun(payload, job),
    key: `job:${job.id}`,
    parent: workflow ? `workflow:${workflow.id}` : undefined,
    name: text(job.name, NAME_LENGTH) ?? 'job',
    startedAt: job.started_at,
  };
}

function workflowRun(payload: CircleciPayload): StageRunFact | undefined {
  const { workflow } = payload;
  if (!workflow) return undefined;
  return {
    ...describeRun(payload, workflow),
    key: `workflow:${workflow.id}`,
    name: text(workflow.name, NAME_LENGTH) ?? 'workflow',
    startedAt: workflow.created_at,
  };
}

function describeRun(
  { happened_at, pipeline, project, workflow }: CircleciPayload,
  run: { status?: string | null; stopped_at?: number },
) {
  const finishedAt = run.stopped_at ?? happened_at;
  if (finishedAt === undefined) throw new Error('The event carries no time');
  const { repository, sha } = originOf(pipeline);
  const slug = keyText(project?.slug);
  return {
    type: 'stage_run' as const,
    at: finishedAt,
    repository,
    subject: repository ? undefined : slug && circleciProjectSubject(slug),
    sha,
    pipeline: text(workflow?.name, NAME_LENGTH),
    url: httpUrl(workflow?.url),
    finishedAt,
    outcome: OUTCOMES.get(run.status ?? ''),
  };
}
