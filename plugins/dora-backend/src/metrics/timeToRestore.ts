import {
  MissingReason,
  TimeToRestore,
} from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { medianInterval } from './intervals';
import { Profile } from './levels';
import { Measured, MetricInput, rating } from './metricInput';
import { distribution, mean, quantile } from './percentiles';
import { Restores, restores, restoresBySeverity } from './restores';

/** Below so many closed incidents on either side a change is not judged. */
const TREND_MINIMUM = 10;

function headline(seconds: readonly number[], profile: Profile): number | null {
  return profile.restoreStatistic === 'mean'
    ? mean(seconds)
    : quantile(seconds, 0.5);
}

function durations({ rows, window }: Measured, profile: Profile) {
  const { seconds } = restores(rows.incidents, window);
  return { seconds, headline: headline(seconds, profile) };
}

function whyMissing({ hasEvents }: MetricInput, all: Restores): MissingReason {
  if (!hasEvents) {
    return 'no_events';
  }
  return all.open.length > 0 ? 'all_open' : 'no_incidents';
}

function oldestOpenSince({ open }: Restores): string | null {
  return open.length === 0
    ? null
    : new Date(Math.min(...open.map(row => row.detectedAt))).toISOString();
}

/**
 * Seconds from the detection of an incident to its mitigation or, where none
 * was told, its resolution. Open incidents are counted apart. The interval is
 * that of a median; a mean of durations has none worth showing.
 */
export function timeToRestore(input: MetricInput): TimeToRestore {
  const { rows, window, previous, profile } = input;
  const all = restores(rows.incidents, window);
  const { closed, open, seconds } = all;
  const value = headline(seconds, profile);
  const minimum = profile.minimums.restoreIncidents;
  return {
    value,
    unit: 'seconds',
    n: seconds.length,
    minimum,
    ...rating(value, {
      missing: whyMissing(input, all),
      observed: seconds.length,
      minimum,
      bands: profile.levels.time_to_restore,
    }),
    interval:
      profile.restoreStatistic === 'median' ? medianInterval(seconds) : null,
    change: durationChange(
      previous ? durations(previous, profile) : null,
      { seconds, headline: value },
      TREND_MINIMUM,
    ),
    ...distribution(seconds),
    statistic: profile.restoreStatistic,
    open: open.length,
    oldestOpenSince: oldestOpenSince(all),
    endedByResolution: closed.filter(row => row.mitigatedAt === null).length,
    bySeverity: restoresBySeverity(all),
  };
}
