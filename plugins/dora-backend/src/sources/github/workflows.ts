import {
  ParseResult,
  StageRunFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../addresses';
import { fullSha } from '../commits';
import { optionalText } from '../fields';
import { validate } from '../problems';
import { text } from '../texts';
import {
  githubId,
  githubInstant,
  githubRepository,
  timeOfEvent,
} from './payload';

const NAME_LENGTH = 200;

const runFields = {
  id: githubId,
  name: optionalText,
  status: z.string(),
  conclusion: optionalText,
  head_sha: optionalText,
  html_url: optionalText,
  created_at: githubInstant,
};

const jobSchema = z.object({
  repository: githubRepository,
  workflow_job: z.object({
    ...runFields,
    workflow_name: optionalText,
    started_at: githubInstant,
    completed_at: githubInstant,
  }),
});

const runSchema = z.object({
  repository: githubRepository,
  workflow: z.object({ name: optionalText }).nullish(),
  workflow_run: z.object({
    ...runFields,
    run_attempt: githubId.nullish(),
    run_started_at: githubInstant,
    updated_at: githubInstant,
  }),
});

/** States in which nothing runs yet, though GitHub fills in a start. */
const WAITING = new Set(['queued', 'waiting', 'requested', 'pending']);

const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['success', 'success'],
  ['neutral', 'success'],
  ['failure', 'failure'],
  ['timed_out', 'failure'],
  ['startup_failure', 'failure'],
  ['cancelled', 'cancelled'],
  ['stale', 'cancelled'],
  ['skipped', 'skipped'],
]);

/** One job of a workflow. Each attempt of a job has its own id. */
export function parseWorkflowJob(
  payload: Record<string, unknown>,
): ParseResult {
  const event = validate(jobSchema, payload);
  const job = event.workflow_job;
  const startedAt = WAITING.has(job.status) ? undefined : job.started_at;
  const finishedAt = job.status === 'completed' ? job.completed_at : undefined;
  return {
    facts: [
      {
        ...describeRun(event.repository, job),
        key: `job:${job.id}`,
        at: timeOfEvent(finishedAt, startedAt, job.created_at),
        name: text(job.name, NAME_LENGTH) ?? 'job',
        pipeline: text(job.workflow_name, NAME_LENGTH),
        queuedAt: job.created_at,
        startedAt,
        finishedAt,
      },
    ],
  };
}

/** One attempt of a whole workflow. */
export function parseWorkflowRun(
  payload: Record<string, unknown>,
): ParseResult {
  const event = validate(runSchema, payload);
  const run = event.workflow_run;
  const attempt = run.run_attempt ?? 1;
  const workflow = text(event.workflow?.name ?? run.name, NAME_LENGTH);
  return {
    facts: [
      {
        ...describeRun(event.repository, run),
        key: `run:${run.id}:${attempt}`,
        at: timeOfEvent(run.updated_at, run.run_started_at, run.created_at),
        name: workflow ?? 'workflow',
        pipeline: workflow,
        // The run was created for its first attempt, which may be days ago.
        queuedAt: attempt === 1 ? run.created_at : undefined,
        startedAt: WAITING.has(run.status) ? undefined : run.run_started_at,
        finishedAt: run.status === 'completed' ? run.updated_at : undefined,
      },
    ],
  };
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
  const isCompleted = run.status === 'completed';
  return {
    type: 'stage_run' as const,
    repository,
    sha: fullSha(run.head_sha),
    url: httpUrl(run.html_url),
    outcome: isCompleted ? OUTCOMES.get(run.conclusion ?? '') : undefined,
  };
}
