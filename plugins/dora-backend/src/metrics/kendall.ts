import { jStat } from 'jstat';
import { ascending, quantile } from './percentiles';
import { averageRanks, RankCounter } from './ranks';

const FEWEST_VALUES = 8;
/** Of 1,000 values all pairs are looked at; of more, an even part of them. */
const MOST_SLOPES = 500_000;

/** Whether values rise or fall over time, and by how much each step. */
export interface Trend {
  /** Values that are there. */
  n: number;
  /** Rising pairs minus falling pairs. */
  s: number;
  variance: number;
  z: number;
  /** Two-sided. Too small where neighbouring values are alike for other reasons. */
  pValue: number;
  /** Per position, in the unit of the values. */
  slope: number;
  /** The value of the line at position 0. */
  intercept: number;
}

interface Point {
  t: number;
  y: number;
}

/**
 * The test of Mann (1945) and Kendall (1975) with tie and continuity correction,
 * and the line of Theil (1950) and Sen (1968). The position of a value, from 0
 * on, is its time; null is a gap. Null below eight values.
 */
export function mannKendall(
  values: ReadonlyArray<number | null>,
): Trend | null {
  const points = values.flatMap((y, t) => (y === null ? [] : [{ t, y }]));
  const n = points.length;
  if (n < FEWEST_VALUES) {
    return null;
  }
  const { ranks, groups } = averageRanks(points.map(({ y }) => y));
  const s = signSum(ranks);
  const ties = groups.reduce((sum, size) => sum + varianceTerm(size), 0);
  const variance = (varianceTerm(n) - ties) / 18;
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  return {
    n,
    s,
    variance,
    z,
    pValue: 2 * jStat.normal.cdf(-Math.abs(z), 0, 1),
    ...theilSen(points),
  };
}

function varianceTerm(n: number): number {
  return n * (n - 1) * (2 * n + 5);
}

/** The sum of the signs of later minus earlier over all pairs, in O(n log n). */
function signSum(ranks: readonly number[]): number {
  const seen = new RankCounter(ranks.length);
  let sum = 0;
  ranks.forEach((rank, before) => {
    const less = seen.countUpTo(rank - 0.5);
    const greater = before - seen.countUpTo(rank);
    sum += less - greater;
    seen.add(rank);
  });
  return sum;
}

function theilSen(points: readonly Point[]) {
  const slope = median(slopes(points));
  const middleY = median(points.map(({ y }) => y));
  const middleT = median(points.map(({ t }) => t));
  return { slope, intercept: middleY - slope * middleT };
}

/**
 * The slopes between points. Where there are too many pairs, those of every
 * k-th distance stand for all: near and far ones keep their weight.
 */
function slopes(points: readonly Point[]): number[] {
  const n = points.length;
  const step = Math.ceil((n * (n - 1)) / 2 / MOST_SLOPES);
  const found: number[] = [];
  for (let distance = step; distance < n; distance += step) {
    for (let i = 0; i + distance < n; i++) {
      const [from, to] = [points[i], points[i + distance]];
      found.push((to.y - from.y) / (to.t - from.t));
    }
  }
  return found;
}

function median(values: readonly number[]): number {
  return quantile(ascending(values), 0.5)!;
}
