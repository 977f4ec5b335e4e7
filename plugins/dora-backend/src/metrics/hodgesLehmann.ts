import { ascending } from './percentiles';

/**
 * By how much values have shifted, in their unit: the median of all differences
 * between a value after and a value before (Hodges and Lehmann 1963); null where
 * a side is empty. Exact in O(n log n) without writing the differences down.
 */
export function hodgesLehmann(
  before: readonly number[],
  after: readonly number[],
): number | null {
  const pairs = before.length * after.length;
  if (pairs === 0) {
    return null;
  }
  const [x, y] = [ascending(before), ascending(after)];
  const lower = nthDifference(x, y, Math.floor((pairs + 1) / 2));
  const upper = nthDifference(x, y, Math.floor(pairs / 2) + 1);
  return lower + (upper - lower) / 2;
}

/**
 * The n-th smallest difference, by halving the range that holds it. Each end of
 * the range is a difference itself, so that the last one left is exact.
 */
function nthDifference(
  x: readonly number[],
  y: readonly number[],
  n: number,
): number {
  let low = y[0] - x[x.length - 1];
  let high = y[y.length - 1] - x[0];
  while (low < high) {
    const middle = low + (high - low) / 2;
    // Between neighbouring numbers the middle rounds to one of them.
    const split = divide(x, y, middle < high ? middle : low);
    if (split.count >= n) {
      high = split.floor;
    } else {
      low = split.ceiling;
    }
  }
  return high;
}

/** How many differences are at most `limit`, and those next to it on both sides. */
function divide(x: readonly number[], y: readonly number[], limit: number) {
  let count = 0;
  let floor = -Infinity;
  let ceiling = Infinity;
  let first = 0;
  for (const value of y) {
    while (first < x.length && value - x[first] > limit) {
      first += 1;
    }
    count += x.length - first;
    if (first < x.length) {
      floor = Math.max(floor, value - x[first]);
    }
    if (first > 0) {
      ceiling = Math.min(ceiling, value - x[first - 1]);
    }
  }
  return { count, floor, ceiling };
}
