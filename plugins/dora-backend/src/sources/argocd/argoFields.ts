import {
  DeploymentState,
  Instant,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { startOfList } from '../reading/fields';

const MAX_TEXTS = 50;

/** String in a body that a Go template wrote: some, and what is no string, say nothing. */
export const argoText = z
  .preprocess(
    value => (isMissing(value) ? undefined : value),
    z.string().optional(),
  )
  .catch(undefined);

/** A list of such strings, where positions matter. */
export const argoTexts = startOfList(argoText, MAX_TEXTS)
  .catch(undefined)
  .transform(texts => texts ?? []);

/** A part that only adds to the deployment: it must not cost it. */
export function orNothing<T extends z.ZodTypeAny>(part: T) {
  return part.nullish().catch(undefined);
}

/** What Go templates print for a field that does not exist. */
function isMissing(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'string' && ['', '<no value>'].includes(value.trim());
}

/** Labels or annotations, of which `textIn` reads one. */
export const textsByName = orNothing(z.record(z.unknown())).transform(
  record => new Map(Object.entries(record ?? {})),
);

/** The label or annotation of this name, where it says anything. */
export function textIn(
  texts: Map<string, unknown>,
  name: string,
): string | undefined {
  return argoText.parse(texts.get(name));
}

const STATES = new Map<string, DeploymentState>([
  ['running', 'running'],
  ['terminating', 'running'],
  ['succeeded', 'succeeded'],
  ['success', 'succeeded'],
  ['failed', 'failed'],
  ['failure', 'failed'],
  ['error', 'failed'],
]);

/** State that a phase of Argo CD, or a word for it, stands for. */
export function stateOf(
  phase: string | undefined,
): DeploymentState | undefined {
  return STATES.get((phase ?? '').trim().toLowerCase());
}

/** Whether the event is about failing health, or the body says since when it fails. */
export function saysDegraded(
  event: string | undefined,
  health: string | undefined,
  degradedAt: Instant | undefined,
): boolean {
  if (event === 'health-degraded') return true;
  return health === 'Degraded' && degradedAt !== undefined;
}
