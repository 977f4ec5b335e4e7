import {
  ExplainedRow,
  Explanation,
} from '@dora-metrics/backstage-plugin-dora-common';
import { aReport, definitions, NOW } from './reports';

/** A commit that counts in the lead time, with parts replaced. */
export function anExplainedRow(
  parts: Partial<ExplainedRow> = {},
): ExplainedRow {
  return {
    kind: 'commit',
    id: '4f0c2f1a9d7b6e5c4b3a29180f7e6d5c4b3a2918',
    title: '4f0c2f1 Retry payment captures on 503',
    entityRef: 'component:default/checkout',
    at: '2026-03-12T12:40:00.000Z',
    value: 5100,
    excluded: null,
    note: 'Deployed as v1.42.0',
    deploymentId: 'd1',
    url: 'https://github.com/acme/checkout/commit/4f0c2f1',
    corrected: false,
    ...parts,
  };
}

/** How the lead time of a service came about, with parts replaced. */
export function anExplanation(parts: Partial<Explanation> = {}): Explanation {
  return {
    entityRef: 'component:default/checkout',
    metric: 'lead_time',
    environment: 'production',
    timeZone: 'UTC',
    window: aReport().window,
    formula: 'The median of the times from commit to deployment.',
    calculation: 'median of 157 lead times = 5100 s',
    value: 5100,
    unit: 'seconds',
    n: 157,
    missing: null,
    interval: { low: 4200, high: 6300 },
    definitions,
    lastEventAt: NOW,
    pendingDeliveries: 0,
    included: 157,
    excluded: 4,
    part: 'included',
    rows: [anExplainedRow()],
    offset: 0,
    limit: 25,
    ...parts,
  };
}
