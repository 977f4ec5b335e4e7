import {
  EntitySummary,
  LevelCounts,
  METRIC_IDS,
  MetricId,
  MetricSummary,
  MetricValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { FourMetrics, LevelSegment } from '../metrics';

/** What a table row tells of a measurement. */
export function toSummary(
  entityRef: string,
  title: string,
  { metrics, overall }: FourMetrics,
  lastEventAt: Instant | null,
): EntitySummary {
  return {
    entityRef,
    title,
    metrics: mapMetrics(id => summaryOf(metrics[id])),
    overall,
    lastEventAt: iso(lastEventAt),
  };
}

/** How many services have each level, metric by metric. */
export function countLevels(
  segments: Array<Record<MetricId, LevelSegment>>,
): Record<MetricId, LevelCounts> {
  return mapMetrics(id => {
    const counts: LevelCounts = {
      elite: 0,
      high: 0,
      medium: 0,
      low: 0,
      too_few: 0,
      no_data: 0,
    };
    for (const segment of segments) {
      counts[segment[id]] += 1;
    }
    return counts;
  });
}

/** A value for each metric. */
export function mapMetrics<T>(value: (id: MetricId) => T): Record<MetricId, T> {
  return Object.fromEntries(METRIC_IDS.map(id => [id, value(id)])) as Record<
    MetricId,
    T
  >;
}

/** An instant as reports write it. */
export function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function summaryOf(metric: MetricValue): MetricSummary {
  const { value, n, missing, level, levelRange, unrated, change } = metric;
  return { value, n, missing, level, levelRange, unrated, change };
}
