import { Distribution } from '@dora-metrics/backstage-plugin-dora-common';
import { Sample, sizeOf, sumOf, valueAt } from './samples';
import { ValueCounts } from './valueCounts';

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
export function quantile(sorted: Sample, p: number): number | null {
  const n = sizeOf(sorted);
  if (n === 0) {
    return null;
  }
  const position = (n - 1) * p;
  const index = Math.floor(position);
  const lower = valueAt(sorted, index);
  const upper = valueAt(sorted, Math.min(index + 1, n - 1));
  return Math.min(upper, lower + (position - index) * (upper - lower));
}

/** The arithmetic mean; null for no values. */
export function mean(values: Sample): number | null {
  const n = sizeOf(values);
  return n === 0 ? null : sumOf(values) / n;
}

/**
 * Mean and type 7 percentiles of values in any order, in their unit. The tail
 * is null where fewer values than 1/(1-p) would make it one value's accident.
 */
export function distribution(values: Sample): Distribution {
  const sorted = values instanceof ValueCounts ? values : ascending(values);
  const n = sizeOf(sorted);
  return {
    mean: mean(sorted),
    p50: quantile(sorted, 0.5),
    p75: quantile(sorted, 0.75),
    p90: quantile(sorted, 0.9),
    p95: n < P95_MINIMUM ? null : quantile(sorted, 0.95),
    p99: n < P99_MINIMUM ? null : quantile(sorted, 0.99),
  };
}
