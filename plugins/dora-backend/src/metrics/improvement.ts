import {
  METRIC_IDS,
  MetricId,
  MetricSummary,
} from '@dora-metrics/backstage-plugin-dora-common';

/**
 * One number by which teams are ordered: the mean of the relative changes of
 * their metrics, positive for better, each cut to [-1, 1] so that a metric that
 * starts near zero does not decide alone. A change that chance explains counts
 * as none. Null when nothing can be compared.
 */
export function improvement(
  metrics: Record<MetricId, Pick<MetricSummary, 'value' | 'change'>>,
): number | null {
  const changes = METRIC_IDS.flatMap(id => {
    const { change } = metrics[id];
    if (!change || change.previous === 0) {
      return [];
    }
    if (change.verdict === 'same' || change.verdict === 'unclear') {
      return [0];
    }
    const relative = change.absolute / change.previous;
    const better = id === 'deployment_frequency' ? relative : -relative;
    return [Math.max(-1, Math.min(1, better))];
  });
  if (changes.length === 0) {
    return null;
  }
  return changes.reduce((sum, value) => sum + value, 0) / changes.length;
}
