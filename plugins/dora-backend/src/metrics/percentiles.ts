import { Distribution } from '@dora-metrics/backstage-plugin-dora-common';

const P95_MINIMUM = 20;
const P99_MINIMUM = 100;

/** A copy in ascending order. */
export function ascending(values: readonly number[]): number[] {
  return Array.from(Float64Array.from(values).sort());
}

/**
 * The quantile `p` in [0, 1] of ascending values, in their unit; null for none.
 * Type 7 of Hyndman and Fan (1996), which is SQL's PERCENTILE_CONT.
 */
export function quantile(sorted: readonly number[], p: number): number | null {
  if (sorted.length === 0) {
    return null;
  }
  const position = (sorted.length - 1) * p;
  const index = Math.floor(position);
  const lower = sorted[index];
  const upper = sorted[Math.min(index + 1, sorted.length - 1)];
  return Math.min(upper, lower + (position - index) * (upper - lower));
}

/** The arithmetic mean; null for no values. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) {
    return null;
  }
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Mean and type 7 percentiles of values in any order, in their unit. The tail
 * is null where fewer values than 1/(1-p) would make it one value's accident.
 */
export function distribution(values: readonly number[]): Distribution {
  const sorted = ascending(values);
  const n = sorted.length;
  return {
    mean: mean(sorted),
    p50: quantile(sorted, 0.5),
    p75: quantile(sorted, 0.75),
    p90: quantile(sorted, 0.9),
    p95: n < P95_MINIMUM ? null : quantile(sorted, 0.95),
    p99: n < P99_MINIMUM ? null : quantile(sorted, 0.99),
  };
}
