import {
  MetricTrend,
  TrendPoint,
} from '@dora-metrics/backstage-plugin-dora-common';

/** What is unusual about a week. */
export type Signal = TrendPoint['signals'][number];

/** The strongest first: one mark can be drawn, however many apply. */
export const SIGNALS: Signal[] = ['outside', 'run', 'near_limit'];

/** A week as the chart draws it. */
export interface TrendRow {
  point: TrendPoint;
  day: string;
  value: number | null;
  signal: Signal | undefined;
  /** Of neighbours with the same signal, only the first is named. */
  named: boolean;
}

/** The weeks of a trend as the chart draws them. */
export function trendRows({ unit, points }: MetricTrend): TrendRow[] {
  const signals = points.map(point =>
    SIGNALS.find(signal => point.signals.includes(signal)),
  );
  return points.map((point, index) => ({
    point,
    day: point.day,
    value: drawn(unit, point.value),
    signal: signals[index],
    named:
      signals[index] !== undefined && signals[index] !== signals[index - 1],
  }));
}

/** The limits as the chart draws them. */
export function drawnLimits({ unit, limits }: MetricTrend) {
  return (
    limits && {
      mean: drawn(unit, limits.mean)!,
      low: drawn(unit, limits.low)!,
      high: drawn(unit, limits.high)!,
    }
  );
}

// A logarithmic axis has no place for zero.
function drawn(unit: MetricTrend['unit'], value: number | null): number | null {
  return unit === 'seconds' && value !== null ? Math.max(1, value) : value;
}
