import {
  Distribution,
  MetricValue,
} from '@dora-metrics/backstage-plugin-dora-common';

/** Which statistic the headline of a set of durations is; the profile decides. */
export function statisticOf(metric: MetricValue & Distribution) {
  return metric.value !== null && metric.value === metric.p50
    ? ('median' as const)
    : ('mean' as const);
}
