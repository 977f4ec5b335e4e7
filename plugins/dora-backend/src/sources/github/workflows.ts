import {
  DoraFact,
  ParseResult,
  SourceSettings,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';
import { deploymentKey } from './deployments';
import {
  githubId,
  githubInstant,
  githubRepository,
  timeOfEvent,
} from './payload';
import { isWaiting, NAME_LENGTH, outcomeOf } from './runs';

const runFields = {
  id: githubId,
  name: lenientText,
  status: z.string(),
  conclusion: lenientText,
  head_sha: lenientText,
  html_url: lenientText,
  created_at: githubInstant,
};

const jobSchema = z.object({
  repository: githubRepository,
  deployment: lenient(z.object({ id: githubId })),
  workflow_job: z.object({
    ...runFields,
    workflow_name: lenientText,
    started_at: githubInstant,
    completed_at: githubInstant,
    runner_id: z.number().nullish().catch(undefined),
    steps: z.array(z.unknown()).nullish().catch(undefined),
  }),
});
type Job = z.infer<typeof jobSchema>['workflow_job'];

const runSchema = z.object({
  repository: githubRepository,
  workflow: z.object({ name: lenientText }).nullish(),
  workflow_run: z.object({
    ...runFields,
    run_attempt: githubId.nullish(),
    run_started_at: githubInstant,
    updated_at: githubInstant,
  }),
});

/** One job of a workflow. Each attempt of a job has its own id. */
export function parseWorkflowJob(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const event = validate(jobSchema, payload);
  const job = event.workflow_job;
  const startedAt = hasRun(job) ? job.started_at : undefined;
  // Older versions call the moment at which a job was queued its start.
  const queuedAt =
    job.created_at ?? (isWaiting(job.status) ? job.started_at : undefined);
  const finishedAt = job.status === 'completed' ? job.completed_at : undefined;
  const run = {
    ...describeRun(event.repository, job),
    key: `job:${job.id}`,
    at: timeOfEvent(finishedAt, startedAt, queuedAt, job.started_at),
    name: text(job.name, NAME_LENGTH) ?? 'job',
    pipeline: text(job.workflow_name, NAME_LENGTH),
    queuedAt,
    startedAt,
    finishedAt,
  };
  const facts = withDeployment(run, 'job', settings);
  return { facts: facts.map(fact => asOneWith(event.deployment, fact)) };
}

/** GitHub makes a deployment of a job with an environment, and tells of it by itself. */
function asOneWith(
  deployment: z.infer<typeof jobSchema>['deployment'],
  fact: DoraFact,
): DoraFact {
  return deployment && fact.type === 'deployment'
    ? { ...fact, key: deploymentKey(deployment.id) }
    : fact;
}

/** A job that was skipped, or cancelled in the queue, has a start in the payload too. */
function hasRun(job: Job): boolean {
  if (isWaiting(job.status) || job.conclusion === 'skipped') return false;
  const hasNoSteps = job.steps?.length === 0 && !job.runner_id;
  return !(job.conclusion === 'cancelled' && hasNoSteps);
}

/** One attempt of a whole workflow. */
export function parseWorkflowRun(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const event = validate(runSchema, payload);
  const run = event.workflow_run;
  const attempt = run.run_attempt ?? 1;
  const workflow = text(event.workflow?.name ?? run.name, NAME_LENGTH);
  // A run of somebody else's fork waits for approval in this way.
  const isHeld = run.conclusion === 'action_required';
  const hasBegun =
    !isWaiting(run.status) && !isHeld && run.conclusion !== 'skipped';
  const isOver = run.status === 'completed' && !isHeld;
  const fact = {
    ...describeRun(event.repository, run),
    key: `run:${run.id}:${attempt}`,
    at: timeOfEvent(run.updated_at, run.run_started_at, run.created_at),
    name: workflow ?? 'workflow',
    pipeline: workflow,
    // The run was created for its first attempt, which may be days ago.
    queuedAt: attempt === 1 ? run.created_at : undefined,
    startedAt: hasBegun ? run.run_started_at : undefined,
    finishedAt: isOver ? run.updated_at : undefined,
  };
  return { facts: withDeployment(fact, 'pipeline', settings) };
}

function describeRun(
  repository: string,
  run: {
    status: string;
    conclusion?: string | null;
    head_sha?: string | null;
    html_url?: string | null;
  },
) {
  return {
    type: 'stage_run' as const,
    repository,
    sha: fullSha(run.head_sha),
    url: httpUrl(run.html_url),
    outcome: outcomeOf(run),
  };
}
