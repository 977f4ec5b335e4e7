import { EXPLAINED_METRICS } from '@dora-metrics/backstage-plugin-dora-common';
import { REASONS } from './metricSchemas';
import {
  complete,
  count,
  flag,
  instant,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

/** Schemas of explanations. */
export const explanationSchemas = {
  ExplainedRow: complete({
    kind: oneOf(['deployment', 'commit', 'change', 'incident']),
    id: text,
    title: text,
    entityRef: text,
    at: instant,
    value: nullable(number),
    excluded: nullable(text),
    note: nullable(text),
    deploymentId: nullable(text),
    url: nullable(text),
    corrected: flag,
  }),
  Explanation: complete({
    entityRef: nullable(text),
    metric: oneOf(EXPLAINED_METRICS),
    environment: text,
    timeZone: text,
    window: ref('Window'),
    formula: text,
    calculation: text,
    value: nullable(number),
    unit: oneOf(['per_day', 'seconds', 'fraction', 'commits']),
    n: count,
    missing: nullable(oneOf(REASONS)),
    interval: nullable(ref('Interval')),
    definitions: ref('Definitions'),
    lastEventAt: nullable(instant),
    pendingDeliveries: count,
    included: count,
    excluded: count,
    part: oneOf(['included', 'excluded']),
    rows: list(ref('ExplainedRow')),
    offset: count,
    limit: count,
  }),
};
