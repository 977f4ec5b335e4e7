import {
  METRIC_IDS,
  RESTATEMENT_CAUSES,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  complete,
  count,
  instant,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

const figure = complete({ value: nullable(number), n: count });

/** Schemas of what has moved in closed months. */
export const restatementSchemas = {
  Restatement: complete({
    id: text,
    entityRef: text,
    period: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}$' },
    environment: text,
    metric: oneOf(METRIC_IDS),
    unit: oneOf(['per_day', 'seconds', 'fraction', 'commits']),
    from: figure,
    to: figure,
    causes: list(oneOf(RESTATEMENT_CAUSES)),
    at: instant,
  }),
  Restatements: complete({
    items: list(ref('Restatement')),
    next: nullable(text),
  }),
};
