import {
  MetricId,
  Restatement,
} from '@dora-metrics/backstage-plugin-dora-common';
import { formatMetric } from '../format/metric';
import { formatPercent } from '../format/percent';
import { Translate } from '../translation';

/** Rows that show a decimal: a moved figure may differ by less than a percent. */
const WITH_DECIMAL = Number.POSITIVE_INFINITY;

/** A figure with its rows: "8 of 100 deployments (8 %)", "50 min (57 changes)". */
export function formatFigure(
  { metric, unit }: Pick<Restatement, 'metric' | 'unit'>,
  { value, n }: Restatement['from'],
  t: Translate,
): string {
  if (value === null) {
    return t('restatements.nothing', { rows: rowsText(metric, n, t) });
  }
  if (metric === 'change_failure_rate') {
    const part = String(Math.round(value * n));
    const rows = t('count.ofDeployments', { part, whole: String(n) });
    return t('restatements.withRows', {
      value: rows,
      rows: formatPercent(value, t, WITH_DECIMAL),
    });
  }
  return t('restatements.withRows', {
    value: formatMetric(unit, value, t, n),
    rows: rowsText(metric, n, t),
  });
}

function rowsText(metric: MetricId, n: number, t: Translate): string {
  switch (metric) {
    case 'lead_time':
      return t('count.changes', { count: n });
    case 'time_to_restore':
      return t('count.incidents', { count: n });
    default:
      return t('count.deployments', { count: n });
  }
}
