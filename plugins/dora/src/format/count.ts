import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { MetricsReport } from './report';

/** The rows that a metric is computed from: "57 changes", "8 of 100 deployments". */
export function formatRows(
  metric: MetricId,
  { metrics }: MetricsReport,
  t: Translate,
): string {
  const { n } = metrics[metric];
  switch (metric) {
    case 'deployment_frequency':
      return t('count.deployments', { count: n });
    case 'lead_time':
      return t('count.changes', { count: n });
    case 'change_failure_rate':
      return t('count.ofDeployments', {
        part: String(metrics.change_failure_rate.failed),
        whole: String(n),
      });
    default:
      return t('count.incidents', { count: n });
  }
}
