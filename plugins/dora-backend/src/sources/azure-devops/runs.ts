import {
  serviceSubject,
  StageRunFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import { keyText } from '../reading/texts';

/** Longest name of a job, a stage or a pipeline. */
export const NAME_LENGTH = 200;

const OUTCOMES = new Map<string, StageRunFact['outcome']>([
  ['succeeded', 'success'],
  ['partiallysucceeded', 'success'],
  ['failed', 'failure'],
  ['canceled', 'cancelled'],
  ['stopped', 'cancelled'],
  ['rejected', 'cancelled'],
  ['skipped', 'skipped'],
]);

/** How something ended; undefined while it has not. */
export function outcomeOf(
  result: string | null | undefined,
): StageRunFact['outcome'] {
  return OUTCOMES.get(result?.toLowerCase() ?? '');
}

/** The key of a run, which builds and pipelines have in common. */
export function runKey(project: string, id: number): string {
  return `run:${keyText(project) ?? ''}:${id}`;
}

/** Whom a run belongs to: the service that its pipeline is called like, where no repository is told. */
export function ownerOf(
  repository: string | undefined,
  pipeline: string | undefined,
): Pick<StageRunFact, 'repository' | 'subject'> {
  const isNamed = repository === undefined && pipeline !== undefined;
  return {
    repository,
    subject: isNamed ? serviceSubject(pipeline) : undefined,
  };
}
