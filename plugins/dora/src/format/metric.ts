import {
  LevelBand,
  MetricId,
  MetricValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { formatDuration, formatLimit } from './duration';
import { formatNumber } from './number';
import { formatPercent } from './percent';
import { formatRate } from './rate';

const OPERATORS = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

const LIMITS: Record<MetricId, (value: number, t: Translate) => string> = {
  deployment_frequency: formatRate,
  lead_time: formatLimit,
  change_failure_rate: formatPercent,
  time_to_restore: formatLimit,
};

/** What stands where a number is missing. */
export const DASH = '–';

/** A value of a metric with its unit, or a dash. */
export function formatMetric(
  unit: MetricValue['unit'],
  value: number | null,
  t: Translate,
  n?: number,
): string {
  if (value === null) {
    return DASH;
  }
  switch (unit) {
    case 'per_day':
      return formatRate(value, t);
    case 'seconds':
      return formatDuration(value, t);
    case 'commits':
      return t('unit.commits', {
        count: value,
        value: formatNumber(value, t('locale')),
      });
    default:
      return formatPercent(value, t, n);
  }
}

/** The limit of a level: "≥ 1 per day", "< 1 h", "≤ 15 %". */
export function formatBand(
  metric: MetricId,
  band: LevelBand,
  t: Translate,
): string {
  // "At least nothing" is no limit either.
  if (band.value === null || (band.op === '>=' && band.value === 0)) {
    return t('level.otherwise');
  }
  return `${OPERATORS[band.op]} ${LIMITS[metric](band.value, t)}`;
}
