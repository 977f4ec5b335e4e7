import { jStat } from 'jstat';
import { binomialSum, logChoose } from './binomial';
import { ascending } from './percentiles';
import { Sample, sizeOf } from './samples';
import { ValueCounts } from './valueCounts';

/** A part of a sum that is lost to rounding anyway. */
const NEGLIGIBLE = 1e-17;

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
  const least = Math.max(0, part - after.n);
  const most = Math.min(part, before.n);
  const peak = Math.floor(
    ((part + 1) * (before.n + 1)) / (before.n + after.n + 2),
  );
  const isUnlikely = (k: number) => probability(k) <= observed;
  /** How much likelier one more is. */
  const growth = (k: number) =>
    ((before.n - k) * (part - k)) / ((k + 1) * (after.n - part + k + 1));
  const low = lastBelow(least, peak, isUnlikely);
  const high = firstAbove(peak + 1, most, isUnlikely);
  return Math.min(
    1,
    (low < least
      ? 0
      : tail(probability(low), low - least, step => 1 / growth(low - step))) +
      (high > most
        ? 0
        : tail(probability(high), most - high, step =>
            growth(high + step - 1),
          )),
  );
}

/** The last of ascending numbers for which a test holds that fails from some number on. */
function lastBelow(
  from: number,
  to: number,
  holds: (k: number) => boolean,
): number {
  let [low, high] = [from - 1, to];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    [low, high] = holds(middle) ? [middle, high] : [low, middle - 1];
  }
  return low;
}

/** The first of ascending numbers for which a test holds that holds from some number on. */
function firstAbove(
  from: number,
  to: number,
  holds: (k: number) => boolean,
): number {
  return lastBelow(from, to, k => !holds(k)) + 1;
}

/** The sum of a probability and so many more, each its factor times the one before. */
function tail(
  first: number,
  steps: number,
  factor: (step: number) => number,
): number {
  let sum = first;
  let term = first;
  for (let step = 1; step <= steps && term > sum * NEGLIGIBLE; step++) {
    term *= factor(step);
    sum += term;
  }
  return sum;
}

/** Ascending values, none twice, and how many of each there are. */
interface Counted {
  values: ArrayLike<number>;
  counts: ArrayLike<number>;
}

function counted(sample: Sample): Counted {
  if (sample instanceof ValueCounts) {
    return sample;
  }
  const values: number[] = [];
  const counts: number[] = [];
  for (const value of ascending(sample)) {
    if (value === values.at(-1)) {
      counts[counts.length - 1] += 1;
    } else {
      values.push(value);
      counts.push(1);
    }
  }
  return { values, counts };
}

/** The ranks of the values after, summed, and how much of all values are ties. */
function ranksOf(
  before: Counted,
  after: Counted,
): { rankSum: number; ties: number } {
  const left = before.values;
  const right = after.values;
  let [inLeft, inRight, seen, rankSum, ties] = [0, 0, 0, 0, 0];
  while (inLeft < left.length || inRight < right.length) {
    const nextLeft = inLeft < left.length ? left[inLeft] : Infinity;
    const nextRight = inRight < right.length ? right[inRight] : Infinity;
    const fromBefore = nextLeft <= nextRight ? before.counts[inLeft++] : 0;
    const fromAfter = nextRight <= nextLeft ? after.counts[inRight++] : 0;
    const size = fromBefore + fromAfter;
    rankSum += fromAfter * (seen + (size + 1) / 2);
    ties += (size * size - 1) * size;
    seen += size;
  }
  return { rankSum, ties };
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
export function compareValues(before: Sample, after: Sample): Shift | null {
  const [n1, n2] = [sizeOf(before), sizeOf(after)];
  if (n1 === 0 || n2 === 0) {
    return null;
  }
  const { rankSum, ties } = ranksOf(counted(before), counted(after));
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
