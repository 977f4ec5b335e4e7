import { MetricTrend } from '@dora-metrics/backstage-plugin-dora-common';
import { formatCalendarDay } from '../format/date';
import { formatDuration } from '../format/duration';
import { DASH, formatMetric } from '../format/metric';
import { formatPoints } from '../format/percent';
import { formatP } from '../format/pValue';
import { formatRate, RateUnit, rateUnit } from '../format/rate';
import { Translate } from '../translation';

/** A test that finds less than this speaks against chance. */
const SIGNIFICANT_BELOW = 0.05;
/** Rows from which on percentages have a decimal. */
const WITH_DECIMAL = 200;

/** What a trend is, as a sentence, and whether it is good. */
export interface TrendWords {
  text: string;
  tone: 'good' | 'bad' | 'neutral';
}

/** "Falls by 6 min a week (p 0.002): better." */
export function formatTrend(metric: MetricTrend, t: Translate): TrendWords {
  const { trend } = metric;
  if (!trend) {
    return { text: t('weeklyTrend.tooFew'), tone: 'neutral' };
  }
  const { slopePerWeek, pValue, verdict } = trend;
  const p = formatP(pValue, t);
  if (verdict === 'unclear') {
    return {
      text:
        pValue < SIGNIFICANT_BELOW && slopePerWeek !== 0
          ? t('weeklyTrend.chanceAmongFour', { p })
          : t('weeklyTrend.chance', { p }),
      tone: 'neutral',
    };
  }
  const direction = slopePerWeek > 0 ? 'rises' : 'falls';
  const key =
    metric.unit === 'per_day' ? (`${direction}Rate` as const) : direction;
  return {
    text: t(`weeklyTrend.${key}`, {
      amount: formatStep(metric, Math.abs(slopePerWeek), t),
      p,
      word: t(`weeklyTrend.${verdict}`),
    }),
    tone: verdict === 'better' ? 'good' : 'bad',
  };
}

/** "From the week of 9 Mar on, the level is another (p 0.007)."; null where it is not. */
export function formatChangePoint(
  { changePoint }: MetricTrend,
  t: Translate,
): string | null {
  return (
    changePoint &&
    t('weeklyTrend.changePoint', {
      day: formatCalendarDay(changePoint.day, t('locale')),
      p: formatP(changePoint.pValue, t),
    })
  );
}

/** A value of the trend; all of a metric in one unit. */
export function formatPoint(
  metric: MetricTrend,
  value: number | null,
  t: Translate,
  n?: number,
): string {
  if (value === null) {
    return DASH;
  }
  return metric.unit === 'per_day'
    ? formatRate(value, t, rateUnitOf(metric))
    : formatMetric(metric.unit, value, t, n);
}

/** The span in which a typical week has at least one. */
export function rateUnitOf({ points }: MetricTrend): RateUnit {
  const values = points.map(({ value }) => value ?? 0);
  return rateUnit(Math.max(0, ...values));
}

function formatStep(metric: MetricTrend, size: number, t: Translate): string {
  switch (metric.unit) {
    case 'per_day':
      return formatRate(size, t, rateUnitOf(metric));
    case 'seconds':
      return formatDuration(size, t);
    default:
      return formatPoints(size, t, WITH_DECIMAL);
  }
}
