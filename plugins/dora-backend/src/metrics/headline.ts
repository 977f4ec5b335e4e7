import {
  Interval,
  Statistic,
} from '@dora-metrics/backstage-plugin-dora-common';
import { medianInterval } from './intervals';
import { mean, quantile } from './percentiles';
import { Sample } from './samples';

/** The one number that stands for ascending durations; null for none. */
export function headline(seconds: Sample, statistic: Statistic): number | null {
  switch (statistic) {
    case 'mean':
      return mean(seconds);
    case 'p95':
      return quantile(seconds, 0.95);
    default:
      return quantile(seconds, 0.5);
  }
}

/**
 * The interval of a headline of ascending durations. Only a median has one
 * worth showing: a mean of durations hangs on the longest of them.
 */
export function headlineInterval(
  seconds: Sample,
  statistic: Statistic,
): Interval | null {
  return statistic === 'median' ? medianInterval(seconds) : null;
}
