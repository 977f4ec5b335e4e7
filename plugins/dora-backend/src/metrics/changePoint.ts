import { mean } from './percentiles';
import { averageRanks } from './ranks';

const FEWEST_VALUES = 8;

/** Where values differ most from those before, and how sure it is that they do. */
export interface ChangePoint {
  /** The position of the first value after the change. */
  at: number;
  /** Pettitt's statistic: the greatest surplus of pairs that differ one way. */
  k: number;
  /** Two-sided, an approximation that is good below 0.5. */
  pValue: number;
}

/** Two levels that describe values best, in their unit. */
export interface Split {
  /** The position of the first value of the second level. */
  at: number;
  before: number;
  after: number;
  /** The sum of squared distances to the two levels. */
  sse: number;
}

interface Point {
  position: number;
  value: number;
}

/** The values that are there; none where they are too few or all the same. */
function pointsOf(values: ReadonlyArray<number | null>): Point[] {
  const points = values.flatMap((value, position) =>
    value === null ? [] : [{ position, value }],
  );
  return points.length >= FEWEST_VALUES &&
    points.some(({ value }) => value !== points[0].value)
    ? points
    : [];
}

/**
 * The unknown date of a change, by ranks (Pettitt 1979), in O(n log n). Null is
 * a gap. Null below eight values, or where all are the same. Of several equally
 * good positions, the first.
 */
export function pettitt(
  values: ReadonlyArray<number | null>,
): ChangePoint | null {
  const points = pointsOf(values);
  const n = points.length;
  if (n === 0) {
    return null;
  }
  const { ranks } = averageRanks(points.map(({ value }) => value));
  let rankSum = 0;
  let best = { at: 0, k: 0 };
  for (let size = 1; size < n; size++) {
    rankSum += ranks[size - 1];
    const surplus = Math.abs(2 * rankSum - size * (n + 1));
    if (surplus > best.k) {
      best = { at: points[size].position, k: surplus };
    }
  }
  const exponent = (-6 * best.k ** 2) / (n ** 3 + n ** 2);
  return { ...best, pValue: Math.min(1, 2 * Math.exp(exponent)) };
}

/**
 * The split into two levels with the least sum of squares, in O(n). It exists
 * wherever values vary, so it says nothing of chance. Nulls as for `pettitt`.
 */
export function leastSquaresSplit(
  values: ReadonlyArray<number | null>,
): Split | null {
  const points = pointsOf(values);
  const middle = mean(points.map(({ value }) => value));
  if (middle === null) {
    return null;
  }
  const n = points.length;
  let sum = 0;
  let best = { size: 1, explained: 0 };
  for (let size = 1; size < n; size++) {
    // The sums of both sides, around the middle, differ in their sign only.
    sum += points[size - 1].value - middle;
    const explained = sum ** 2 / size + sum ** 2 / (n - size);
    if (explained > best.explained) {
      best = { size, explained };
    }
  }
  return splitAt(points, best.size);
}

function splitAt(points: readonly Point[], size: number): Split {
  const left = points.slice(0, size).map(({ value }) => value);
  const right = points.slice(size).map(({ value }) => value);
  const [before, after] = [mean(left)!, mean(right)!];
  return {
    at: points[size].position,
    before,
    after,
    sse: squares(left, before) + squares(right, after),
  };
}

function squares(values: readonly number[], level: number): number {
  return values.reduce((sum, value) => sum + (value - level) ** 2, 0);
}
