import {
  ParseResult,
  SourceSettings,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenientInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { githubId, githubRepository, timeOfEvent } from '../github/payload';
import { isWaiting, NAME_LENGTH, outcomeOf } from '../github/runs';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';

/** What has not begun or ended has the epoch or year 1 as its time. */
const time = lenientInstantField('UTC');

const runFields = {
  id: githubId,
  status: z.string(),
  conclusion: lenientText,
  head_sha: lenientText,
  html_url: lenientText,
  run_attempt: githubId.nullish(),
  started_at: time,
  completed_at: time,
};
const runSchema = z.object(runFields);
type Run = z.infer<typeof runSchema>;

const jobEventSchema = z.object({
  repository: githubRepository,
  workflow_job: runSchema.extend({ name: lenientText, created_at: time }),
});

const runEventSchema = z.object({
  repository: githubRepository,
  workflow: z.object({ name: lenientText }).nullish().catch(undefined),
  workflow_run: runSchema.extend({ path: lenientText }),
});

const NOT_BEGUN = {
  ignored: 'The run has not begun; it tells all of this again when it has.',
};

/** One attempt of a job, which is counted when it begins. */
export function parseWorkflowJob(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const event = validate(jobEventSchema, payload);
  const job = event.workflow_job;
  if (isWaiting(job.status)) return NOT_BEGUN;
  const attempt = job.run_attempt ?? 0;
  const run = {
    ...describeRun(event.repository, job),
    key: `job:${job.id}:${attempt}`,
    at: timeOfEvent(job.completed_at, job.started_at, job.created_at),
    name: text(job.name, NAME_LENGTH) ?? 'job',
    // The job was created for its first attempt, which may be days ago.
    queuedAt: attempt <= 1 ? job.created_at : undefined,
  };
  return { facts: withDeployment(run, 'job', settings) };
}

/** One attempt of a whole workflow. Attempts are not numbered: they differ in their start. */
export function parseWorkflowRun(
  payload: Record<string, unknown>,
  settings: SourceSettings,
): ParseResult {
  const event = validate(runEventSchema, payload);
  const run = event.workflow_run;
  if (isWaiting(run.status) || run.started_at === undefined) return NOT_BEGUN;
  const file = run.path?.split('@', 1)[0];
  const workflow = text(event.workflow?.name || file, NAME_LENGTH);
  const fact = {
    ...describeRun(event.repository, run),
    key: `run:${run.id}:${run.started_at}`,
    at: timeOfEvent(run.completed_at, run.started_at),
    name: workflow ?? 'workflow',
    pipeline: workflow,
  };
  return { facts: withDeployment(fact, 'pipeline', settings) };
}

function describeRun(repository: string, run: Run) {
  const hasBegun = run.conclusion !== 'skipped';
  return {
    type: 'stage_run' as const,
    repository,
    sha: fullSha(run.head_sha),
    url: httpUrl(run.html_url),
    startedAt: hasBegun ? run.started_at : undefined,
    finishedAt: run.status === 'completed' ? run.completed_at : undefined,
    outcome: outcomeOf(run),
  };
}
