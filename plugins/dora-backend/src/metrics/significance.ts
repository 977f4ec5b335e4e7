import { jStat } from 'jstat';
import { binomialSum, logChoose } from './binomial';
import { averageRanks } from './ranks';

/** Events counted over a number of days. */
export interface CountOverDays {
  count: number;
  days: number;
}

/** `part` of `n` rows. */
export interface Share {
  part: number;
  n: number;
}

/**
 * Two-sided p-value of two Poisson rates being equal, by the exact conditional
 * test (Przyborowski and Wilenski 1940) with doubled tail; null without days.
 */
export function compareRates(
  before: CountOverDays,
  after: CountOverDays,
): number | null {
  if (before.days <= 0 || after.days <= 0) {
    return null;
  }
  const total = before.count + after.count;
  const p = after.days / (before.days + after.days);
  const atMost = binomialSum(0, after.count, total, p);
  const atLeast = binomialSum(after.count, total, total, p);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

/**
 * Two-sided p-value of two shares being equal: Fisher's exact test (1922), the
 * sum over all tables that are no likelier than the observed one; null where a
 * side has no rows.
 */
export function compareShares(before: Share, after: Share): number | null {
  if (before.n === 0 || after.n === 0) {
    return null;
  }
  const part = before.part + after.part;
  const all = logChoose(before.n + after.n, part);
  const probability = (k: number) =>
    Math.exp(logChoose(before.n, k) + logChoose(after.n, part - k) - all);
  // Tables as likely as the observed one differ from it by rounding only.
  const observed = probability(before.part) * (1 + 1e-7);
  let sum = 0;
  for (
    let k = Math.max(0, part - after.n);
    k <= Math.min(part, before.n);
    k++
  ) {
    const likelihood = probability(k);
    sum += likelihood <= observed ? likelihood : 0;
  }
  return Math.min(1, sum);
}

/** A p-value and the direction in which the ranks moved: 1 is up. */
export interface Shift {
  pValue: number;
  direction: number;
  /** Pairs in which the value before is the greater one; equal pairs count half. */
  u: number;
  /** Of `u`: positive where the values before are the greater ones. */
  z: number;
}

/**
 * Whether values moved: Mann and Whitney (1947), two-sided, in the normal
 * approximation with tie and continuity correction; null where a side is empty.
 */
export function compareValues(
  before: readonly number[],
  after: readonly number[],
): Shift | null {
  const [n1, n2] = [before.length, after.length];
  if (n1 === 0 || n2 === 0) {
    return null;
  }
  const { ranks, groups } = averageRanks([...before, ...after]);
  const rankSum = ranks.slice(n1).reduce((sum, rank) => sum + rank, 0);
  const ties = groups.reduce((sum, size) => sum + size ** 3 - size, 0);
  const n = n1 + n2;
  const distance = rankSum - (n2 * (n2 + 1)) / 2 - (n1 * n2) / 2;
  const u = (n1 * n2) / 2 - distance;
  const variance = ((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1)));
  if (variance <= 0 || distance === 0) {
    return { pValue: 1, direction: 0, u, z: 0 };
  }
  const direction = Math.sign(distance);
  const z = Math.max(0, Math.abs(distance) - 0.5) / Math.sqrt(variance);
  return {
    pValue: 2 * jStat.normal.cdf(-z, 0, 1),
    direction,
    u,
    z: z === 0 ? 0 : -direction * z,
  };
}
