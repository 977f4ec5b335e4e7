import {
  DoraFact,
  Instant,
  SourceSettings,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { lenient, lenientText } from '../reading/lenientFields';
import { text } from '../reading/texts';

/** Longest name of a job, a stage or a pipeline. */
export const NAME_LENGTH = 200;

const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['success', 'success'],
  ['failed', 'failure'],
  ['canceled', 'cancelled'],
  ['skipped', 'skipped'],
]);

/** How a job or pipeline ended; undefined while it has not. */
export function outcomeOf(status: string): StageRunFact['outcome'] {
  return OUTCOMES.get(status);
}

export const lenientSeconds = lenient(z.number().finite().nonnegative());

/** What a job does to an environment. */
export const environmentField = lenient(
  z.object({
    name: lenientText,
    action: lenientText,
    deployment_tier: lenientText,
  }),
);

/** One job of a pipeline; a job that is retried has another id. */
export interface Build {
  id: number;
  name?: string | null;
  stage?: string | null;
  status: string;
  createdAt?: Instant;
  startedAt?: Instant;
  finishedAt?: Instant;
  /** For how many seconds it waited for a runner. */
  queuedDuration?: number | null;
  environment?: z.infer<typeof environmentField>;
}

/** The pipeline of a job. */
export interface BuildContext {
  repository: string;
  sha: string | undefined;
  /** Absent when the sender does not tell. */
  pipelineKey: string | undefined;
  pipeline: string | undefined;
}

/** The key of a pipeline's run; its number is its own within one GitLab. */
export function pipelineKey(repository: string, id: number): string {
  return `pipeline:${repository}:${id}`;
}

/** The run of a job, and the deployment that it is where a rule says so; none before it begins. */
export function factsOfBuild(
  build: Build,
  context: BuildContext,
  settings: SourceSettings,
): DoraFact[] {
  const run = runOf(build, context);
  if (!run) return [];
  return deploysByItself(build.environment)
    ? [run]
    : withDeployment(run, 'job', settings);
}

function runOf(build: Build, context: BuildContext): StageRunFact | undefined {
  const outcome = outcomeOf(build.status);
  const { createdAt, startedAt, queuedDuration } = build;
  const finishedAt = outcome && build.finishedAt;
  const at = latestOf(createdAt, startedAt, finishedAt);
  if (at === undefined || (!outcome && startedAt === undefined)) {
    return undefined;
  }
  return {
    type: 'stage_run',
    at,
    key: `job:${context.repository}:${build.id}`,
    repository: context.repository,
    sha: context.sha,
    name: text(build.name, NAME_LENGTH) ?? 'job',
    stage: text(build.stage, NAME_LENGTH),
    parent: context.pipelineKey,
    pipeline: context.pipeline,
    // A job is created with its pipeline, long before it may begin.
    queuedAt: before(startedAt, queuedDuration),
    startedAt,
    finishedAt,
    outcome,
  };
}

/** GitLab makes a deployment of such a job, and tells of it by itself. */
export function deploysByItself(environment: Build['environment']): boolean {
  return (
    Boolean(environment?.name) && (environment?.action ?? 'start') === 'start'
  );
}

/** The moment that many seconds before another. */
function before(
  instant: Instant | undefined,
  seconds: number | null | undefined,
): Instant | undefined {
  const earliest = Date.UTC(2000, 0, 1);
  if (instant === undefined || typeof seconds !== 'number') return undefined;
  const earlier = Math.round(instant - seconds * 1000);
  return earlier >= earliest ? earlier : undefined;
}

/** The last of the times that are known. */
export function latestOf(
  ...times: (Instant | undefined)[]
): Instant | undefined {
  const known = times.flatMap(time => time ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
}
