import {
  EntitySummary,
  Level,
  LevelCounts,
  METRIC_IDS,
  MetricId,
  MetricSummary,
  MetricValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Measurement } from './measureServices';

/** What a table row tells of a measurement. */
export function toSummary(
  entityRef: string,
  title: string,
  { metrics, overall }: Measurement,
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

/** How many measurements have each level, metric by metric. */
export function countLevels(
  measurements: Measurement[],
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
    for (const { metrics } of measurements) {
      counts[segmentOf(metrics[id])] += 1;
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

function segmentOf({
  value,
  level,
}: MetricValue): Level | 'too_few' | 'no_data' {
  return level ?? (value === null ? 'no_data' : 'too_few');
}
