import {
  MissingReason,
  TimeToRestore,
} from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { headline, headlineInterval } from './headline';
import { Profile } from './levels';
import { Measured, MetricInput, rating } from './metricInput';
import { distribution } from './percentiles';
import { Restores, restores, restoresBySeverity } from './restores';
import { Exclusion } from './selectedRows';
import { contains } from './windows';

/** Below so many closed incidents on either side a change is not judged. */
export const TREND_MINIMUM = 10;

function durations({ rows, window }: Measured, profile: Profile) {
  const { seconds } = restores(rows.incidents, window);
  return { seconds, headline: headline(seconds, profile.restoreStatistic) };
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

/** Incidents of the window that are left out for a reason. */
function countExcluded({ rows, window }: Measured, reason: Exclusion): number {
  return rows.incidents.filter(
    row => row.excluded === reason && contains(window, row.detectedAt),
  ).length;
}

/**
 * Seconds from the detection of an incident to its mitigation or, where none
 * was told, its resolution, unless the definitions say otherwise. Open
 * incidents are counted apart.
 */
export function timeToRestore(input: MetricInput): TimeToRestore {
  const { rows, window, previous, profile } = input;
  const statistic = profile.restoreStatistic;
  const all = restores(rows.incidents, window);
  const { closed, open, seconds } = all;
  const value = headline(seconds, statistic);
  const minimum = profile.minimums.restoreIncidents;
  const interval = headlineInterval(seconds, statistic);
  return {
    value,
    unit: 'seconds',
    n: seconds.length,
    minimum,
    ...rating(value, {
      missing: whyMissing(input, all),
      observed: seconds.length,
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
    oldestOpenSince: oldestOpenSince(all),
    endedByResolution: closed.filter(row => row.endedByResolution).length,
    reopened: closed.filter(row => row.isReopened).length,
    duplicates: countExcluded(input, 'duplicate'),
    negative: countExcluded(input, 'negative'),
    bySeverity: restoresBySeverity(all),
  };
}
