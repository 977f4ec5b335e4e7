import {
  EntitySummary,
  METRIC_IDS,
} from '@dora-metrics/backstage-plugin-dora-common';
import { discoveries } from '../metrics';
import { mapMetrics } from './summaries';

/**
 * Takes back the verdicts of a table that chance explains: of many changes that
 * are tested side by side, some look sure by accident. What is no finding among
 * all of them together is unclear.
 */
export function withoutChanceFindings<T extends EntitySummary>(
  entities: T[],
): T[] {
  const found = discoveries(
    entities.flatMap(({ metrics }) =>
      METRIC_IDS.map(id => metrics[id].change?.pValue ?? null),
    ),
  );
  return entities.map((entity, row) => ({
    ...entity,
    metrics: mapMetrics(id => {
      const metric = entity.metrics[id];
      const { change } = metric;
      const isFinding = found[row * METRIC_IDS.length + METRIC_IDS.indexOf(id)];
      return change && change.verdict !== 'same' && !isFinding
        ? { ...metric, change: { ...change, verdict: 'unclear' as const } }
        : metric;
    }),
  }));
}
