import {
  complete,
  count,
  day,
  flag,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

const title = { type: 'string', minLength: 1, maxLength: 120, pattern: '\\S' };

/** Schemas of interventions. */
export const interventionSchemas = {
  InterventionInput: complete({ title, day }),
  ImpactSide: complete({ value: nullable(number), n: count }),
  Impact: complete({
    metric: ref('MetricId'),
    unit: oneOf(['per_day', 'seconds', 'fraction']),
    before: ref('ImpactSide'),
    after: ref('ImpactSide'),
    shift: nullable(number),
    interval: nullable(ref('Interval')),
    pValue: nullable(number),
    effect: nullable(number),
    verdict: oneOf(['better', 'worse', 'unclear', 'too_few']),
  }),
  Intervention: complete({
    id: text,
    title: text,
    day,
    days: count,
    impacts: list(ref('Impact')),
  }),
  Interventions: complete({
    entityRef: text,
    environment: text,
    items: list(ref('Intervention')),
    editable: flag,
  }),
};
