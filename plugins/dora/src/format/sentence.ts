import { MetricId } from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { formatPrevious } from './change';
import { formatMetric } from './metric';
import { formatMissing } from './missing';
import { MetricsReport } from './report';

/** What became of a metric, as one sentence. */
export function formatSentence(
  metric: MetricId,
  report: MetricsReport,
  t: Translate,
  now: number,
): string {
  const { unit, value, n, change } = report.metrics[metric];
  const missing = formatMissing(metric, report, t, now);
  if (missing) {
    return missing;
  }
  if (!change) {
    return t('sentence.none');
  }
  const before = formatPrevious(report.metrics[metric], change, t);
  switch (change.verdict) {
    case 'better':
    case 'worse':
      return t(`sentence.${change.verdict}.${metric}`, {
        now: formatMetric(unit, value, t, n),
        before,
      });
    case 'same':
      return t('sentence.same');
    default:
      return t('sentence.unclear', { before });
  }
}
