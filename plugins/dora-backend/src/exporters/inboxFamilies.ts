import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Backlog } from '../inbox/sourceActivity';
import { Family } from './exposition';

/** What waits in the inbox and what was put aside. */
export function inboxFamilies(
  { pending, oldestPendingAt, problems }: Backlog,
  now: Instant,
): Family[] {
  const waited =
    oldestPendingAt === null ? 0 : Math.max(0, now - oldestPendingAt);
  return [
    {
      name: 'dora_inbox_pending',
      help: 'Deliveries that are not yet worked off',
      type: 'gauge',
      samples: [{ labels: {}, value: pending }],
    },
    {
      name: 'dora_inbox_oldest_pending_seconds',
      help: 'How long the live delivery that has waited longest waits, 0 for none',
      type: 'gauge',
      samples: [{ labels: {}, value: waited / 1000 }],
    },
    {
      name: 'dora_inbox_failed',
      help: 'Deliveries that could not be worked off, by what is wrong with them',
      type: 'gauge',
      samples: [...problems].map(([state, value]) => ({
        labels: { state },
        value,
      })),
    },
  ];
}
