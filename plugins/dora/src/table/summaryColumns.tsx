import {
  EntitySummary,
  Level,
  LEVELS,
  METRIC_IDS,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Days } from '../format/date';
import { Translate } from '../translation';
import { MetricCell } from './MetricCell';
import { Column } from './SortableTable';

/** One column for each metric, sorted from the worst or from the best. */
export function metricColumns(
  t: Translate,
  first: 'worst' | 'best',
  /** The days that the numbers cover, when not those of the page. */
  days?: Days,
): Column<EntitySummary>[] {
  return METRIC_IDS.map(metric => ({
    id: metric,
    title: t(`metricColumn.${metric}`),
    // Only of deployments, more is better.
    largestFirst: (metric === 'deployment_frequency') === (first === 'best'),
    keyOf: row => row.metrics[metric].value,
    cell: row => (
      <MetricCell
        metric={metric}
        summary={row.metrics[metric]}
        of={{ entityRef: row.entityRef, days }}
      />
    ),
  }));
}

/** Levels as numbers, the best the smallest. */
export function levelKey(level: Level | null): number | null {
  return level && LEVELS.indexOf(level);
}
