import { RecoveryTime } from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { headline, headlineInterval } from './headline';
import { Measured, MetricInput, rating } from './metricInput';
import { distribution } from './percentiles';
import { restores } from './restores';
import { TREND_MINIMUM } from './timeToRestore';

/** As DORA has it since 2023. */
const STATISTIC = 'median';

function changeRelated({ rows, window }: Measured) {
  return restores(
    rows.incidents.filter(row => row.isChangeRelated),
    window,
  );
}

function durations(measured: Measured) {
  const { seconds } = changeRelated(measured);
  return { seconds, headline: headline(seconds, STATISTIC) };
}

/**
 * Failed deployment recovery time: the median of the restore times of those
 * incidents that a deployment has caused (dora.dev, "failed deployment recovery
 * time", 2023), in seconds.
 */
export function recoveryTime(input: MetricInput): RecoveryTime {
  const { previous, hasEvents } = input;
  const { seconds, open } = changeRelated(input);
  const value = headline(seconds, STATISTIC);
  const noIncidents = open.length > 0 ? 'all_open' : 'no_incidents';
  const interval = headlineInterval(seconds, STATISTIC);
  return {
    value,
    unit: 'seconds',
    n: seconds.length,
    minimum: 0,
    ...rating(value, {
      missing: hasEvents ? noIncidents : 'no_events',
      observed: seconds.length,
      minimum: 0,
      interval,
      bands: [],
    }),
    interval,
    change: durationChange(
      previous ? durations(previous) : null,
      { seconds, headline: value },
      TREND_MINIMUM,
    ),
    ...distribution(seconds),
    statistic: STATISTIC,
    open: open.length,
  };
}
