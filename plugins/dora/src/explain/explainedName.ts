import {
  ExplainedMetric,
  FurtherMetrics,
  METRIC_IDS,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';

/** What a metric is called, be it one of the four or a further one. */
export function explainedName(metric: ExplainedMetric, t: Translate): string {
  const main = METRIC_IDS.find(id => id === metric);
  return main
    ? t(`metric.${main}`)
    : t(`explain.metric.${metric as keyof FurtherMetrics}`);
}
