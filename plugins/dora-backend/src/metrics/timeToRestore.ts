import {
  MissingReason,
  TimeToRestore,
} from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { headline, headlineInterval } from './headline';
import { Profile } from './levels';
import { Measured, MetricInput, rating } from './metricInput';
import { distribution } from './percentiles';
import { restoresBySeverity } from './restoresBySeverity';
import { sizeOf } from './samples';
import { RestoreTally } from './tally';

/** Below so many closed incidents on either side a change is not judged. */
export const TREND_MINIMUM = 10;

function durations({ tally }: Measured, profile: Profile) {
  const { seconds } = tally.restores;
  return { seconds, headline: headline(seconds, profile.restoreStatistic) };
}

function whyMissing({ hasEvents, tally }: MetricInput): MissingReason {
  if (!hasEvents) {
    return 'no_events';
  }
  return tally.restores.open.length > 0 ? 'all_open' : 'no_incidents';
}

function oldestOpenSince({ open }: RestoreTally): string | null {
  return open.length === 0
    ? null
    : new Date(
        Math.min(...open.map(({ detectedAt }) => detectedAt)),
      ).toISOString();
}

/**
 * Seconds from the detection of an incident to its mitigation or, where none
 * was told, its resolution, unless the definitions say otherwise. Open
 * incidents are counted apart.
 */
export function timeToRestore(input: MetricInput): TimeToRestore {
  const { tally, previous, profile } = input;
  const statistic = profile.restoreStatistic;
  const { restores } = tally;
  const { seconds, open, bySeverity } = restores;
  const n = sizeOf(seconds);
  const value = headline(seconds, statistic);
  const minimum = profile.minimums.restoreIncidents;
  const interval = headlineInterval(seconds, statistic);
  return {
    value,
    unit: 'seconds',
    n,
    minimum,
    ...rating(value, {
      missing: whyMissing(input),
      observed: n,
      minimum,
      interval,
      bands: profile.levels.time_to_restore,
    }),
    interval,
    change: durationChange(
      previous ? durations(previous, profile) : null,
      { seconds, headline: value },
      TREND_MINIMUM,
    ),
    ...distribution(seconds),
    statistic,
    open: open.length,
    oldestOpenSince: oldestOpenSince(restores),
    endedByResolution: restores.endedByResolution,
    reopened: restores.reopened,
    duplicates: restores.duplicates,
    negative: restores.negative,
    bySeverity: restoresBySeverity(bySeverity),
  };
}
