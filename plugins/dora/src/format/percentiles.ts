import {
  ExplainedMetric,
  PercentileMethod,
  Statistic,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { formatPercent } from './percent';
import { MetricsReport } from './report';

/** A report that holds percentiles. */
export interface PercentileReport {
  percentiles: PercentileMethod;
}

/** By how much percentiles of any of the reports may be off: "1 %", if at all. */
export function formatPercentileError(
  reports: readonly (PercentileReport | undefined)[],
  t: Translate,
): string | undefined {
  const sketched = reports.flatMap(report =>
    report?.percentiles.method === 'sketch'
      ? [report.percentiles.relativeError]
      : [],
  );
  return sketched.length > 0
    ? formatPercent(Math.max(...sketched), t)
    : undefined;
}

/** Whether the value of a metric is a percentile by the rules in force. */
export function isPercentile(
  metric: ExplainedMetric,
  { values }: MetricsReport['definitions'],
): boolean {
  const isNoMean = (statistic: Statistic) => statistic !== 'mean';
  switch (metric) {
    case 'lead_time':
      return isNoMean(values.leadTimeStatistic);
    case 'time_to_restore':
      return isNoMean(values.restoreStatistic);
    case 'failed_deployment_recovery_time':
    case 'batch_size':
      return true;
    default:
      return false;
  }
}
