import {
  DeliveryState,
  DeliverySummary,
} from '@dora-metrics/backstage-plugin-dora-common';

/** States whose deliveries can be worked off again all at once. */
const REPLAYABLE_STATES: DeliveryState[] = [
  'ignored',
  'unparseable',
  'implausible',
  'failed',
];

/** Whether all deliveries in a state can be worked off again at once. */
export function canReplayAll(state: string): state is DeliveryState {
  return REPLAYABLE_STATES.some(one => one === state);
}

/** Whether a delivery can be worked off again: its body is kept, and it does not wait anyway. */
export function canReplay({ state, replayable }: DeliverySummary): boolean {
  return replayable && state !== 'pending';
}

/** Whether a delivery can still be kept out of the numbers. */
export function canDiscard({ state }: DeliverySummary): boolean {
  return state === 'pending' || canReplayAll(state);
}
