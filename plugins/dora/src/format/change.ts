import {
  Change,
  MetricValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Translate } from '../translation';
import { formatDuration } from './duration';
import { formatMetric } from './metric';
import { formatNumber } from './number';
import { formatPercent, formatPoints } from './percent';
import { formatRate, inUnit, rateUnit } from './rate';

/** A change in words, and whether it is good. */
export interface ChangeWords {
  text: string;
  tone: 'good' | 'bad' | 'neutral';
}

/** "▼ 22 min (30 %) better": the arrow is the direction, the word the meaning. */
export function formatChange(
  metric: Pick<MetricValue, 'unit' | 'value' | 'n' | 'change'>,
  t: Translate,
): ChangeWords {
  const { change } = metric;
  if (!change) {
    return { text: t('change.none'), tone: 'neutral' };
  }
  if (change.verdict === 'same' || change.verdict === 'unclear') {
    return { text: t('change.unclear'), tone: 'neutral' };
  }
  const arrow = change.absolute < 0 ? '▼' : '▲';
  const amount = `${arrow} ${formatAmount(metric, change, t)}`;
  return change.verdict === 'better'
    ? { text: t('change.better', { amount }), tone: 'good' }
    : { text: t('change.worse', { amount }), tone: 'bad' };
}

/** The value of the comparison window, in the unit of the headline beside it. */
export function formatPrevious(
  { unit, value }: Pick<MetricValue, 'unit' | 'value'>,
  { previous, previousN }: Change,
  t: Translate,
): string {
  return unit === 'per_day' && value
    ? formatRate(previous, t, rateUnit(value))
    : formatMetric(unit, previous, t, previousN);
}

function formatAmount(
  metric: Pick<MetricValue, 'unit' | 'value' | 'n'>,
  change: Change,
  t: Translate,
): string {
  const absolute = formatDifference(metric, Math.abs(change.absolute), t);
  if (change.percent === null) {
    return absolute;
  }
  const percent = formatPercent(Math.abs(change.percent) / 100, t);
  return t('change.amount', { absolute, percent });
}

function formatDifference(
  { unit, value, n }: Pick<MetricValue, 'unit' | 'value' | 'n'>,
  difference: number,
  t: Translate,
): string {
  switch (unit) {
    case 'per_day':
      // In the unit of the headline beside it, which need not be said again.
      return formatNumber(
        inUnit(difference, rateUnit(value ?? difference)),
        t('locale'),
      );
    case 'seconds':
      return formatDuration(difference, t);
    default:
      return formatPoints(difference, t, n);
  }
}
