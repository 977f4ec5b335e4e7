import {
  DoraFact,
  ParseResult,
  serviceSubject,
  StageRunFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha } from '../reading/commits';
import { lenient, lenientText } from '../reading/lenientFields';
import { text } from '../reading/texts';
import { artifactOf } from './artifacts';
import { CDEvent, keyOf, readContent, referenceField } from './cdevent';

const NAME_LENGTH = 200;

const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['success', 'success'],
  ['pass', 'success'],
  ['failure', 'failure'],
  ['fail', 'failure'],
  ['error', 'failure'],
  ['cancel', 'cancelled'],
  ['canceled', 'cancelled'],
  ['cancelled', 'cancelled'],
]);

const contentSchema = z.object({
  pipelineName: lenientText,
  taskName: lenientText,
  testSuite: lenient(z.object({ id: lenientText, name: lenientText })),
  pipelineRun: referenceField,
  artifactId: lenientText,
  outcome: lenientText,
  uri: lenientText,
  // As it was called up to 0.4.
  url: lenientText,
});

/** A step in the life of a run of a pipeline, a task, a build or a test suite. */
export function parseRun(event: CDEvent): ParseResult {
  const { at, extras } = event;
  const content = readContent(event, contentSchema);
  const sha = fullSha(extras.revision);
  const parent = content.pipelineRun?.id;
  const source = content.pipelineRun?.source ?? event.subjectSource;
  const run: StageRunFact = {
    type: 'stage_run',
    at,
    key: `${event.noun}:${event.subjectKey}`,
    repository: extras.repository,
    subject: extras.service && serviceSubject(extras.service),
    sha,
    ...namesOf(event, content),
    parent: parent ? `pipelinerun:${keyOf(source, parent)}` : undefined,
    url: httpUrl(content.uri) ?? httpUrl(content.url),
    ...timesOf(event),
    outcome:
      event.verb === 'finished'
        ? OUTCOMES.get(content.outcome?.toLowerCase() ?? '')
        : undefined,
  };
  const built = artifactOf(event, content.artifactId, extras.repository, sha);
  const facts: DoraFact[] = built ? [run, built] : [run];
  return { facts };
}

function namesOf(
  { noun }: CDEvent,
  content: z.output<typeof contentSchema>,
): Pick<StageRunFact, 'name' | 'stage' | 'pipeline'> {
  const pipeline = text(content.pipelineName, NAME_LENGTH);
  switch (noun) {
    case 'pipelinerun':
      return { name: pipeline ?? 'pipeline', pipeline };
    case 'taskrun':
      return { name: text(content.taskName, NAME_LENGTH) ?? 'task', pipeline };
    case 'testsuiterun':
      return {
        name:
          text(content.testSuite?.name, NAME_LENGTH) ??
          text(content.testSuite?.id, NAME_LENGTH) ??
          'test suite',
        stage: 'test',
      };
    default:
      return { name: 'build', stage: 'build' };
  }
}

function timesOf({ verb, at }: CDEvent) {
  return {
    queuedAt: verb === 'queued' ? at : undefined,
    startedAt: verb === 'started' ? at : undefined,
    finishedAt: verb === 'finished' ? at : undefined,
  };
}
