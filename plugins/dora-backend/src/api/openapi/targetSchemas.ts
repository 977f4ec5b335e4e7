import {
  complete,
  day,
  flag,
  instant,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

/** Schemas of targets. */
export const targetSchemas = {
  Target: complete({
    metric: ref('MetricId'),
    value: number,
    due: day,
    baseline: nullable(number),
    setAt: instant,
    current: nullable(number),
    progress: nullable(number),
    expected: number,
    status: oneOf(['met', 'on_track', 'behind', 'unknown']),
  }),
  Targets: complete({
    entityRef: text,
    environment: text,
    targets: list(ref('Target')),
    editable: flag,
  }),
  TargetInput: complete({ value: { type: 'number', minimum: 0 }, due: day }),
};
