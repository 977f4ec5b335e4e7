import {
  ExplainedMetric,
  Statistic,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Measurement } from '../MeasuredServices';

const DIGITS = 6;

const STATISTICS: Record<Statistic, string> = {
  median: 'median',
  mean: 'mean',
  p95: '95th percentile',
};

/**
 * A metric with the numbers of a window in it, such as `8 / 100 = 0.08`; in the
 * unit of the metric, so that it can be worked out again.
 *
 * @param frequencyDays - What deployment frequency divides by.
 */
export function calculationOf(
  metric: ExplainedMetric,
  { metrics, further }: Measurement,
  frequencyDays: number,
): string {
  switch (metric) {
    case 'deployment_frequency': {
      const { n, value } = metrics.deployment_frequency;
      return `${n} deployments / ${rounded(frequencyDays)} days = ${shown(
        value,
      )} per day`;
    }
    case 'change_failure_rate': {
      const { failed, n, value } = metrics.change_failure_rate;
      return `${failed} failed / ${n} deployments = ${shown(value)}`;
    }
    case 'deployment_rework_rate': {
      const { rework, n, value } = further.deployment_rework_rate;
      return `${rework} rework / ${n} deployments = ${shown(value)}`;
    }
    case 'lead_time': {
      const { statistic, n, value } = metrics.lead_time;
      return `${STATISTICS[statistic]} of ${n} lead times = ${shown(value)} s`;
    }
    case 'time_to_restore': {
      const { statistic, n, value } = metrics.time_to_restore;
      return `${STATISTICS[statistic]} of ${n} restore times = ${shown(
        value,
      )} s`;
    }
    case 'failed_deployment_recovery_time': {
      const { n, value } = further.failed_deployment_recovery_time;
      return `median of ${n} restore times = ${shown(value)} s`;
    }
    default: {
      const { n, value } = further.batch_size;
      return `median of ${n} deployments = ${shown(value)} commits`;
    }
  }
}

function shown(value: number | null): string {
  return value === null ? 'no value' : rounded(value);
}

function rounded(value: number): string {
  return String(Number(value.toFixed(DIGITS)));
}
