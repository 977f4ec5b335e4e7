import {
  METRIC_IDS,
  MetricId,
  MetricTrend,
  TrendPoint,
} from '@dora-metrics/backstage-plugin-dora-common';
import { pettitt } from './changePoint';
import { controlChart } from './controlChart';
import { discoveries } from './falseDiscovery';
import { mannKendall, Trend } from './kendall';
import { METRIC_UNITS, ObservedValue } from './observations';
import { TREND_MINIMUM } from './timeToRestore';

const FEWEST_WEEKS = 8;
const SIGNIFICANT_BELOW = 0.05;

/** The four metrics of one week. */
export interface Week {
  /** First calendar day. */
  day: string;
  values: Record<MetricId, ObservedValue>;
}

interface Points {
  metric: MetricId;
  points: Array<{ day: string } & ObservedValue>;
}

/**
 * How each metric moves over whole weeks. Whether it does is tested for all four
 * at once, by Benjamini and Hochberg.
 */
export function metricTrends(weeks: readonly Week[]): MetricTrend[] {
  const all: Points[] = METRIC_IDS.map(metric => ({
    metric,
    points: weeks.map(({ day, values }) => ({ day, ...values[metric] })),
  }));
  const tests = all.map(one =>
    hasEnough(one) ? mannKendall(valuesOf(one)) : null,
  );
  const found = discoveries(tests.map(test => test?.pValue ?? null));
  return all.map((one, index) => ({
    metric: one.metric,
    unit: METRIC_UNITS[one.metric],
    ...charted(one),
    trend: trendOf(one.metric, tests[index], found[index]),
    changePoint: changePointOf(one),
  }));
}

function valuesOf({ points }: Points): Array<number | null> {
  return points.map(({ value }) => value);
}

/** Restore times scatter so much that few incidents tell no trend. */
function hasEnough({ metric, points }: Points): boolean {
  const rows = points.reduce((sum, { n }) => sum + n, 0);
  return metric !== 'time_to_restore' || rows >= TREND_MINIMUM;
}

/**
 * The points with natural process limits. Those of durations are computed on
 * the logarithm and turned back, for a duration is skewed to one side: their
 * mean is the geometric one.
 */
function charted(one: Points): Pick<MetricTrend, 'points' | 'limits'> {
  const unit = METRIC_UNITS[one.metric];
  const isDuration = unit === 'seconds';
  const values = valuesOf(one).map(value =>
    // Nothing has a logarithm below a second here.
    value !== null && isDuration ? Math.log(Math.max(1, value)) : value,
  );
  const present = values.filter(value => value !== null).length;
  const chart =
    present < FEWEST_WEEKS
      ? null
      : controlChart(values, { neverNegative: !isDuration });
  const points: TrendPoint[] = one.points.map((point, index) => ({
    ...point,
    signals: chart?.signals[index] ?? [],
  }));
  if (!chart) {
    return { points, limits: null };
  }
  const back = isDuration ? Math.exp : (value: number) => value;
  const [mean, low, high] = [chart.mean, chart.low, chart.high].map(back);
  const most = unit === 'fraction' ? 1 : Infinity;
  return { points, limits: { mean, low, high: Math.min(most, high) } };
}

function trendOf(
  metric: MetricId,
  test: Trend | null,
  found: boolean,
): MetricTrend['trend'] {
  if (!test) {
    return null;
  }
  const { slope, pValue } = test;
  const rises = slope > 0;
  const isBetter = rises === (metric === 'deployment_frequency');
  const direction = isBetter ? 'better' : 'worse';
  return {
    slopePerWeek: slope,
    pValue,
    verdict: found && slope !== 0 ? direction : 'unclear',
  };
}

function changePointOf(one: Points): MetricTrend['changePoint'] {
  const found = hasEnough(one) ? pettitt(valuesOf(one)) : null;
  return found && found.pValue < SIGNIFICANT_BELOW
    ? { day: one.points[found.at].day, pValue: found.pValue }
    : null;
}
