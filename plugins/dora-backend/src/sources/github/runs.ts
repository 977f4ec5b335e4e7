import { StageRunFact } from '@dora-metrics/backstage-plugin-dora-node';

/** Longest name of a job, a check or a workflow. */
export const NAME_LENGTH = 200;

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

/** Whether what is in this state has not begun. */
export function isWaiting(status: string): boolean {
  return WAITING.has(status);
}

/** How a job, a check or a workflow ended; undefined while it has not. */
export function outcomeOf(run: {
  status: string;
  conclusion?: string | null;
}): StageRunFact['outcome'] {
  return run.status === 'completed'
    ? OUTCOMES.get(run.conclusion ?? '')
    : undefined;
}
