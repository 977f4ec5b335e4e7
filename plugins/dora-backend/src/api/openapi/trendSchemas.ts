import {
  complete,
  count,
  day,
  list,
  nullable,
  number,
  oneOf,
  ref,
  text,
} from './shapes';

/** Schemas of trends over weeks. */
export const trendSchemas = {
  TrendPoint: complete({
    day,
    value: nullable(number),
    n: count,
    signals: list(oneOf(['outside', 'run', 'near_limit'])),
  }),
  ProcessLimits: complete({ mean: number, low: number, high: number }),
  WeeklyTrend: complete({
    slopePerWeek: number,
    pValue: number,
    verdict: oneOf(['better', 'worse', 'unclear']),
  }),
  MetricTrend: complete({
    metric: ref('MetricId'),
    unit: oneOf(['per_day', 'seconds', 'fraction']),
    points: list(ref('TrendPoint')),
    limits: nullable(ref('ProcessLimits')),
    trend: nullable(ref('WeeklyTrend')),
    changePoint: nullable(complete({ day, pValue: number })),
  }),
  RestoreSurvival: complete({
    n: count,
    open: count,
    medianSeconds: nullable(number),
    restrictedMeanSeconds: nullable(number),
    horizonSeconds: nullable(number),
  }),
  Trends: complete({
    entityRef: text,
    environment: text,
    timeZone: text,
    window: ref('Window'),
    percentiles: ref('PercentileMethod'),
    metrics: list(ref('MetricTrend')),
    survival: ref('RestoreSurvival'),
  }),
};
