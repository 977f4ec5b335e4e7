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

/** Schemas of trends. */
export const seriesSchemas = {
  SeriesBucket: complete({
    day,
    running: flag,
    succeeded: count,
    failed: count,
    leadTimeP50: nullable(number),
    leadTimeP95: nullable(number),
    commits: count,
    changeFailureRate: nullable(number),
    mature: count,
    restoreMean: nullable(number),
    incidents: count,
  }),
  HistogramBin: complete({
    fromSeconds: number,
    toSeconds: nullable(number),
    count,
  }),
  ServiceSeries: complete({
    entityRef: text,
    environment: text,
    timeZone: text,
    window: ref('Window'),
    bucketSize: oneOf(['day', 'week', 'month']),
    percentiles: ref('PercentileMethod'),
    buckets: list(ref('SeriesBucket')),
    previousBuckets: list(ref('SeriesBucket')),
    leadTimeHistogram: list(ref('HistogramBin')),
    definitionChanges: list(complete({ day, version: count, text })),
    interventions: list(complete({ id: text, day, title: text })),
  }),
};
