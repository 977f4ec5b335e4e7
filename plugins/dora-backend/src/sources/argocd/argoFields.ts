import { DeploymentState } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { startOfList } from '../fields';

const MAX_TEXTS = 50;

/** String in a body that a Go template wrote: some say nothing at all. */
export const argoText = z.preprocess(
  value => (isMissing(value) ? undefined : value),
  z.string().optional(),
);

/** A list of such strings, where positions matter. */
export const argoTexts = startOfList(argoText, MAX_TEXTS).transform(
  texts => texts ?? [],
);

/** What Go templates print for a field that does not exist. */
function isMissing(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'string' && ['', '<no value>'].includes(value.trim());
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
