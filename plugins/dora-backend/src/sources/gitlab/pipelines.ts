import {
  DoraFact,
  environmentDeployedTo,
  Instant,
  ParseResult,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenientInstantField } from '../reading/fields';
import {
  endOfList,
  lenient,
  lenientId,
  lenientText,
  numericId,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';
import {
  Build,
  deploysByItself,
  environmentField,
  factsOfBuild,
  latestOf,
  lenientSeconds,
  NAME_LENGTH,
  outcomeOf,
  pipelineKey,
} from './builds';
import { environmentOf } from './environments';
import { GitlabEvent, repositoryOf } from './payload';

const MAX_BUILDS = 1000;

function buildSchema(zone: string) {
  return z.object({
    id: lenientId,
    name: lenientText,
    stage: lenientText,
    status: lenientText,
    created_at: lenientInstantField(zone),
    started_at: lenientInstantField(zone),
    finished_at: lenientInstantField(zone),
    queued_duration: lenientSeconds,
    environment: environmentField,
  });
}

function pipelineSchema(zone: string) {
  return z.object({
    object_attributes: z.object({
      id: numericId,
      name: lenientText,
      sha: lenientText,
      status: z.string(),
      url: lenientText,
      created_at: lenientInstantField(zone),
      finished_at: lenientInstantField(zone),
    }),
    builds: endOfList(lenient(buildSchema(zone)), MAX_BUILDS),
  });
}
type Pipeline = z.output<
  ReturnType<typeof pipelineSchema>
>['object_attributes'];

/** A pipeline and the jobs of it that have begun. */
export function parsePipeline(event: GitlabEvent): ParseResult {
  const { payload, settings } = event;
  const told = validate(pipelineSchema(settings.assumeTimeZone), payload);
  const builds = (told.builds ?? []).flatMap(build => readBuild(build) ?? []);
  const repository = repositoryOf(payload);
  const run = runOf(told.object_attributes, builds, repository);
  if (!run) return { ignored: 'The pipeline has not begun.' };
  const context = {
    repository,
    sha: run.sha,
    pipelineKey: run.key,
    pipeline: run.pipeline,
  };
  return {
    facts: [
      ...factsOfPipeline(run, builds, event),
      ...builds.flatMap(build => factsOfBuild(build, context, settings)),
    ],
  };
}

function readBuild(
  build: z.output<ReturnType<typeof buildSchema>> | null | undefined,
): Build | undefined {
  if (typeof build?.id !== 'number' || !build.status) return undefined;
  return {
    id: build.id,
    name: build.name,
    stage: build.stage,
    status: build.status,
    createdAt: build.created_at,
    startedAt: build.started_at,
    finishedAt: build.finished_at,
    queuedDuration: build.queued_duration,
    environment: build.environment,
  };
}

function runOf(
  pipeline: Pipeline,
  builds: Build[],
  repository: string,
): StageRunFact | undefined {
  const outcome = outcomeOf(pipeline.status);
  const finishedAt = outcome && pipeline.finished_at;
  // GitLab tells when a pipeline was created, not when its first job began.
  const startedAt = earliestOf(builds.map(build => build.startedAt));
  const at = latestOf(
    pipeline.created_at,
    finishedAt,
    ...builds.flatMap(build => [build.startedAt, build.finishedAt]),
  );
  if (at === undefined || (!outcome && startedAt === undefined)) {
    return undefined;
  }
  const name = text(pipeline.name, NAME_LENGTH) ?? 'pipeline';
  return {
    type: 'stage_run',
    at,
    key: pipelineKey(repository, pipeline.id),
    repository,
    sha: fullSha(pipeline.sha),
    name,
    pipeline: name,
    url: httpUrl(pipeline.url),
    queuedAt: pipeline.created_at,
    startedAt,
    finishedAt,
    outcome,
  };
}

/** A pipeline whose own job deploys to the environment is no further deployment. */
function factsOfPipeline(
  run: StageRunFact,
  builds: Build[],
  { settings }: GitlabEvent,
): DoraFact[] {
  const target = environmentDeployedTo('pipeline', run.name, settings);
  const isToldByJob = builds.some(
    ({ environment }) =>
      deploysByItself(environment) &&
      environmentOf(environment?.name, environment?.deployment_tier)
        .environment === target,
  );
  return isToldByJob ? [run] : withDeployment(run, 'pipeline', settings);
}

function earliestOf(times: (Instant | undefined)[]): Instant | undefined {
  const known = times.flatMap(time => time ?? []);
  return known.length > 0 ? Math.min(...known) : undefined;
}
