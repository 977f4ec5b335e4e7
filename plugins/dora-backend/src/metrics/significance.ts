import { jStat } from 'jstat';
import { binomialSum, logChoose } from './binomial';

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

/** Sum of the ranks of `marked` values, and the tie term sum(t^3 - t). */
function rankSum(values: { value: number; marked: boolean }[]) {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  let ranks = 0;
  let ties = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end].value === sorted[start].value) {
      end += 1;
    }
    const marked = sorted.slice(start, end).filter(v => v.marked).length;
    ranks += marked * ((start + 1 + end) / 2);
    ties += (end - start) ** 3 - (end - start);
    start = end;
  }
  return { ranks, ties };
}

/** A p-value and the direction in which the ranks moved: 1 is up. */
export interface Shift {
  pValue: number;
  direction: number;
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
  const { ranks, ties } = rankSum([
    ...before.map(value => ({ value, marked: false })),
    ...after.map(value => ({ value, marked: true })),
  ]);
  const n = n1 + n2;
  const distance = ranks - (n2 * (n2 + 1)) / 2 - (n1 * n2) / 2;
  const variance = ((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1)));
  if (variance <= 0 || distance === 0) {
    return { pValue: 1, direction: 0 };
  }
  const z = Math.max(0, Math.abs(distance) - 0.5) / Math.sqrt(variance);
  return {
    pValue: 2 * jStat.normal.cdf(-z, 0, 1),
    direction: Math.sign(distance),
  };
}
