import {
  environmentDeployedTo,
  Instant,
  ParseResult,
  StageRunFact,
  withDeployment,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { lenientInstantField, startOfList } from '../reading/fields';
import { lenient, lenientId, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { text } from '../reading/texts';
import { eventTimeField, projectOf, ServiceHook } from './envelope';
import { builtCommit, repositoriesField, resourcesField } from './runSources';
import { NAME_LENGTH, outcomeOf, ownerOf, runKey } from './runs';

const MAX_STAGES = 1000;
/** What pipelines that are not divided into stages or jobs call their only one. */
const UNNAMED = '__default';

const NO_RUN = {
  ignored: 'The event does not say by a number which run it tells of.',
};

const webLink = lenient(
  z.object({ web: lenient(z.object({ href: lenientText })) }),
);
const pipelineField = lenient(z.object({ name: lenientText }));

/** A stage, or a job of one. */
function partSchema(zone: string) {
  return z.object({
    name: z.string(),
    attempt: lenientId,
    state: z.string(),
    result: lenientText,
    startTime: lenientInstantField(zone),
    finishTime: lenientInstantField(zone),
    _links: webLink,
  });
}
type Part = z.output<ReturnType<typeof partSchema>>;

function schemaOf<T extends z.ZodRawShape>(hook: ServiceHook, own: T) {
  const zone = hook.settings.assumeTimeZone;
  return z.object({
    createdDate: eventTimeField(hook.settings),
    resource: z.object({
      run: z.object({
        id: lenientId,
        state: lenientText,
        result: lenientText,
        createdDate: lenientInstantField(zone),
        finishedDate: lenientInstantField(zone),
        pipeline: pipelineField,
        resources: resourcesField,
        _links: webLink,
      }),
      pipeline: pipelineField,
      repositories: repositoriesField,
      ...own,
    }),
  });
}
type Resource = z.output<ReturnType<typeof schemaOf<{}>>>['resource'];

/** A run of a whole pipeline. */
export function parseRunState(hook: ServiceHook): ParseResult {
  const stage = lenient(
    z.object({ startTime: lenientInstantField(hook.settings.assumeTimeZone) }),
  );
  const schema = schemaOf(hook, {
    stages: lenient(startOfList(stage, MAX_STAGES)),
  });
  const { createdDate: at, resource } = validate(schema, hook.payload);
  const { run } = resource;
  if (typeof run.id !== 'number') return NO_RUN;
  const isOver = run.state === 'completed';
  const begins = run.state === 'inProgress' ? at : undefined;
  const starts = (resource.stages ?? []).flatMap(told => told?.startTime ?? []);
  const described = describe(resource, at);
  const fact: StageRunFact = {
    ...described,
    key: runKey(projectOf(hook), run.id),
    name: described.pipeline ?? 'pipeline',
    url: httpUrl(run._links?.web?.href),
    queuedAt: run.createdDate,
    startedAt: starts.length > 0 ? Math.min(...starts) : begins,
    finishedAt: isOver ? run.finishedDate ?? at : undefined,
    outcome: isOver ? outcomeOf(run.result) : undefined,
  };
  return {
    facts: withDeployment(fact, 'pipeline', hook.settings),
  };
}

/** A stage of a run; each attempt is a run of its own. */
export function parseStageState(hook: ServiceHook): ParseResult {
  const schema = schemaOf(hook, {
    stage: partSchema(hook.settings.assumeTimeZone),
  });
  const { createdDate: at, resource } = validate(schema, hook.payload);
  const { stage, run } = resource;
  if (typeof run.id !== 'number') return NO_RUN;
  const parent = runKey(projectOf(hook), run.id);
  const name = text(stage.name, NAME_LENGTH);
  const described = describe(resource, at);
  const fact: StageRunFact = {
    ...described,
    ...describePart(stage, at),
    key: `stage:${parent}:${name}:${stage.attempt ?? 1}`,
    name: nameOf(stage, described.pipeline),
    stage: name,
    parent,
  };
  return { facts: withDeployment(fact, 'job', hook.settings) };
}

/** A job of a stage; each attempt is a run of its own. */
export function parseJobState(hook: ServiceHook): ParseResult {
  const zone = hook.settings.assumeTimeZone;
  const schema = schemaOf(hook, {
    job: partSchema(zone),
    stage: lenient(z.object({ name: lenientText, attempt: lenientId })),
  });
  const { createdDate: at, resource } = validate(schema, hook.payload);
  const { job, stage, run } = resource;
  if (typeof run.id !== 'number') return NO_RUN;
  const parent = runKey(projectOf(hook), run.id);
  const stageName = text(stage?.name, NAME_LENGTH);
  const described = describe(resource, at);
  const around = ownName(stageName) ?? described.pipeline;
  const attempts = `${stage?.attempt ?? 1}:${job.attempt ?? 1}`;
  const name = text(job.name, NAME_LENGTH);
  const fact: StageRunFact = {
    ...described,
    ...describePart(job, at),
    key: `job:${parent}:${stageName}:${name}:${attempts}`,
    queuedAt: job.state === 'waiting' ? at : undefined,
    name: nameOf(job, around),
    stage: stageName,
    parent,
  };
  // A job of a stage that deploys is a part of that deployment.
  return environmentDeployedTo('job', around, hook.settings)
    ? { facts: [fact] }
    : { facts: withDeployment(fact, 'job', hook.settings) };
}

function describe({ run, pipeline, repositories }: Resource, at: Instant) {
  const name = text(run.pipeline?.name ?? pipeline?.name, NAME_LENGTH);
  const { repository, sha } = builtCommit(repositories, run.resources);
  return {
    type: 'stage_run' as const,
    at,
    ...ownerOf(repository, name),
    sha,
    pipeline: name,
  };
}

function describePart(part: Part, at: Instant) {
  const isOver = part.state === 'completed';
  const begins = part.state === 'running' ? at : undefined;
  return {
    url: httpUrl(part._links?.web?.href),
    startedAt: part.startTime ?? begins,
    finishedAt: isOver ? part.finishTime ?? at : undefined,
    outcome: isOver ? outcomeOf(part.result) : undefined,
  };
}

function nameOf({ name }: Part, around: string | undefined): string {
  return ownName(text(name, NAME_LENGTH)) ?? around ?? 'stage';
}

function ownName(name: string | undefined): string | undefined {
  return name === UNNAMED ? undefined : name;
}
