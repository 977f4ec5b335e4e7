import { Interval } from '@dora-metrics/backstage-plugin-dora-common';
import { jStat } from 'jstat';
import { binomialProbability } from './binomial';
import { Sample, sizeOf, valueAt } from './samples';
import { Share } from './significance';

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;
const CONFIDENCE = 0.95;
const TAIL = (1 - CONFIDENCE) / 2;
const LARGE_SHAPE = 500;

/** 95 % interval of a share, as fractions; null for n = 0. Wilson 1927. */
export function wilson(successes: number, n: number): Interval | null {
  if (n === 0) {
    return null;
  }
  const p = successes / n;
  const scale = 1 + Z ** 2 / n;
  const centre = (p + Z ** 2 / (2 * n)) / scale;
  const half =
    (Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2))) / scale;
  return {
    low: successes === 0 ? 0 : centre - half,
    high: successes === n ? 1 : centre + half,
  };
}

/**
 * 95 % interval of the share after minus the share before, as fractions, made
 * of their Wilson intervals; null where a side has no rows. Newcombe 1998,
 * method 10.
 */
export function newcombe(before: Share, after: Share): Interval | null {
  const w1 = wilson(before.part, before.n);
  const w2 = wilson(after.part, after.n);
  if (!w1 || !w2) {
    return null;
  }
  const p1 = before.part / before.n;
  const p2 = after.part / after.n;
  return {
    low: p2 - p1 - Math.hypot(p2 - w2.low, w1.high - p1),
    high: p2 - p1 + Math.hypot(w2.high - p2, p1 - w1.low),
  };
}

/**
 * 95 % interval of a rate, in events per day; null for no days. Garwood 1936.
 * Events that cluster make the true interval wider.
 */
export function garwood(count: number, days: number): Interval | null {
  if (days <= 0) {
    return null;
  }
  return {
    low: count === 0 ? 0 : gammaQuantile(count, -Z) / days,
    high: gammaQuantile(count + 1, Z) / days,
  };
}

/**
 * The quantile of a gamma distribution of scale 1, at a point of the standard
 * normal distribution. Where the exact search takes long, it is the expansion of
 * Cornish and Fisher for chi-square (Goldberg and Levine 1946), right to eight
 * digits there.
 */
function gammaQuantile(shape: number, z: number): number {
  if (shape < LARGE_SHAPE) {
    return jStat.gamma.inv(z < 0 ? TAIL : 1 - TAIL, shape, 1);
  }
  const n = 2 * shape;
  const root = Math.sqrt(2 * n);
  const chiSquare =
    n +
    z * root +
    (2 / 3) * (z ** 2 - 1) +
    (z ** 3 - 7 * z) / (9 * root) -
    (6 * z ** 4 + 14 * z ** 2 - 32) / (405 * n) +
    (9 * z ** 5 + 256 * z ** 3 - 433 * z) / (4860 * n * root);
  return chiSquare / 2;
}

/**
 * 95 % interval of the median of ascending values, in their unit; null below
 * six values. Order statistics (Thompson 1936): `x(r)` to `x(n-r+1)` with the
 * largest r for which 1 - 2 P(X < r) >= 0.95 where X is binomial (n, 1/2).
 */
export function medianInterval(sorted: Sample): Interval | null {
  const n = sizeOf(sorted);
  // Ten standard deviations below the middle nothing is left to add up.
  let rank = Math.max(0, Math.floor(n / 2 - 5 * Math.sqrt(n)));
  let term = binomialProbability(rank, n, 0.5);
  let below = term;
  while (1 - 2 * below >= CONFIDENCE) {
    rank += 1;
    term *= (n - rank + 1) / rank;
    below += term;
  }
  if (rank === 0) {
    return null;
  }
  return { low: valueAt(sorted, rank - 1), high: valueAt(sorted, n - rank) };
}
