import {
  Restatement,
  Restatements,
} from '@dora-metrics/backstage-plugin-dora-common';

/** A failure rate that a late event has moved. */
export function aRestatement(parts: Partial<Restatement> = {}): Restatement {
  return {
    id: '7',
    entityRef: 'component:default/checkout',
    period: '2026-02',
    environment: 'production',
    metric: 'change_failure_rate',
    unit: 'fraction',
    from: { value: 0.08, n: 100 },
    to: { value: 9 / 101, n: 101 },
    causes: ['late_events'],
    at: '2026-03-12T13:00:00.000Z',
    ...parts,
  };
}

/** A page of the log with one entry, unless told otherwise. */
export function someRestatements(
  parts: Partial<Restatements> = {},
): Restatements {
  return { items: [aRestatement()], next: null, ...parts };
}
