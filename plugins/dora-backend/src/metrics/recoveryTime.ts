import { RecoveryTime } from '@dora-metrics/backstage-plugin-dora-common';
import { durationChange } from './change';
import { headline, headlineInterval } from './headline';
import { Measured, MetricInput, rating } from './metricInput';
import { distribution } from './percentiles';
import { sizeOf } from './samples';
import { TREND_MINIMUM } from './timeToRestore';

/** As DORA has it since 2023. */
const STATISTIC = 'median';

function durations({ tally }: Measured) {
  const { seconds } = tally.recoveries;
  return { seconds, headline: headline(seconds, STATISTIC) };
}

/**
 * Failed deployment recovery time: the median of the restore times of those
 * incidents that a deployment has caused (dora.dev, "failed deployment recovery
 * time", 2023), in seconds.
 */
export function recoveryTime(input: MetricInput): RecoveryTime {
  const { tally, previous, hasEvents } = input;
  const { seconds, open } = tally.recoveries;
  const n = sizeOf(seconds);
  const value = headline(seconds, STATISTIC);
  const noIncidents = open > 0 ? 'all_open' : 'no_incidents';
  const interval = headlineInterval(seconds, STATISTIC);
  return {
    value,
    unit: 'seconds',
    n,
    minimum: 0,
    ...rating(value, {
      missing: hasEvents ? noIncidents : 'no_events',
      observed: n,
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
    open,
  };
}
