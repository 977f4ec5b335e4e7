import { LEVELS, METRIC_IDS } from '@dora-metrics/backstage-plugin-dora-common';
import { levelRange, measurement, REASONS } from './metricSchemas';
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

type Schema = Record<string, unknown>;

const perMetric = (schema: Schema) =>
  complete(Object.fromEntries(METRIC_IDS.map(id => [id, schema])));

const head = {
  environment: text,
  timeZone: text,
  window: ref('Window'),
  previousWindow: nullable(ref('Window')),
  definitions: ref('Definitions'),
  ...measurement,
  lastEventAt: nullable(instant),
};

const entity = {
  entityRef: text,
  title: text,
  metrics: perMetric(ref('MetricSummary')),
  overall: measurement.overall,
  lastEventAt: nullable(instant),
};

/** Schemas of teams and the organisation. */
export const groupSchemas = {
  MetricSummary: complete({
    value: nullable(number),
    n: count,
    missing: nullable(oneOf(REASONS)),
    level: nullable(ref('Level')),
    levelRange,
    unrated: nullable(oneOf(REASONS)),
    change: nullable(ref('Change')),
  }),
  EntitySummary: complete(entity),
  TeamMetrics: complete({
    ...head,
    entityRef: text,
    includesSubTeams: flag,
    subTeams: list(text),
    services: list(ref('EntitySummary')),
    silentServices: list(text),
  }),
  TeamStanding: complete({
    ...entity,
    services: count,
    improvement: nullable(number),
  }),
  Leaderboard: complete({
    environment: text,
    window: ref('Window'),
    previousWindow: ref('Window'),
    percentiles: ref('PercentileMethod'),
    teams: list(ref('TeamStanding')),
    tooFew: list(ref('TeamStanding')),
  }),
  Association: complete({
    n: count,
    r: nullable(number),
    pValue: nullable(number),
    interval: nullable(ref('Interval')),
    ranks: complete({
      r: nullable(number),
      pValue: nullable(number),
      interval: nullable(ref('Interval')),
    }),
    points: list(
      complete({
        entityRef: text,
        title: text,
        x: number,
        y: number,
        n: count,
      }),
    ),
  }),
  LevelCounts: complete(
    Object.fromEntries(
      [...LEVELS, 'too_few', 'no_data'].map(segment => [segment, count]),
    ),
  ),
  OrganisationMetrics: complete({
    ...head,
    services: count,
    teams: count,
    distribution: perMetric(ref('LevelCounts')),
    association: ref('Association'),
  }),
};
