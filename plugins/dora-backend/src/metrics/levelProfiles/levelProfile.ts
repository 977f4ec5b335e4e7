import {
  DefinitionValues,
  LevelBand,
  LevelProfileSummary,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';

/** A set of levels, and the rules that go with it. */
export interface LevelProfile extends LevelProfileSummary {
  /** Bands from best to worst; none where the source knows no levels. */
  levels: Record<MetricId, LevelBand[]>;
  /** Rules that its source measured by, where they are not the usual ones. */
  defaults: Partial<DefinitionValues>;
}

const HOUR = 3_600;

/** Durations in seconds, as DORA's reports convert them. */
export const SECONDS = {
  hour: HOUR,
  day: 24 * HOUR,
  week: 168 * HOUR,
  month: 730 * HOUR,
  sixMonths: 4_380 * HOUR,
};

/** Deployments per day, as fractions that are not rounded. */
export const PER_DAY = {
  daily: 1,
  weekly: 1 / 7,
  monthly: 12 / 365,
  twiceAYear: 2 / 365,
};

/** What DORA asks for in every year: degraded service alone is a failure, and medians are told. */
export const BEFORE_2023: Partial<DefinitionValues> = {
  countFailedRollouts: false,
  restoreStatistic: 'median',
};

/** Since 2023, recovery is only from failures that a change has caused. */
export const SINCE_2023: Partial<DefinitionValues> = {
  ...BEFORE_2023,
  restorePopulation: 'change_related',
};
