import { jStat } from 'jstat';
import { averageRanks } from './ranks';

const Z95 = 1.959963984540054;
const FEWEST_PAIRS = 3;

/** A coefficient of pairs, with its test and interval. */
export interface Correlation {
  n: number;
  /** Null below three pairs, or when one side does not vary. */
  r: number | null;
  /** Two-sided, from Student's t with n - 2 degrees of freedom. */
  pValue: number | null;
  /** 95 %, by Fisher's transformation; null below four pairs or for a straight line. */
  interval: { low: number; high: number } | null;
}

type Pairs = ReadonlyArray<readonly [number, number]>;

/** How closely pairs lie to a straight line (Pearson). Says nothing of causes. */
export function correlation(pairs: Pairs): Correlation {
  const n = pairs.length;
  const r = n < FEWEST_PAIRS ? null : pearson(pairs);
  if (r === null) {
    return { n, r, pValue: null, interval: null };
  }
  return { n, r, pValue: pValueOf(r, n), interval: intervalOf(r, n) };
}

/**
 * How closely one side of the pairs only rises or only falls with the other:
 * Pearson's coefficient of the average ranks (Spearman 1904). One outlier or a
 * curve moves it little. Test and interval are approximations for ranks.
 */
export function spearman(pairs: Pairs): Correlation {
  const { ranks: xs } = averageRanks(pairs.map(([x]) => x));
  const { ranks: ys } = averageRanks(pairs.map(([, y]) => y));
  return correlation(xs.map((x, index) => [x, ys[index]]));
}

function pearson(pairs: Pairs) {
  const n = pairs.length;
  // Equal values can differ from their mean by rounding, and so seem to vary.
  const [firstX, firstY] = pairs[0];
  if (
    pairs.every(([x]) => x === firstX) ||
    pairs.every(([, y]) => y === firstY)
  ) {
    return null;
  }
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

function pValueOf(r: number, n: number): number {
  const df = n - 2;
  const rest = 1 - r * r;
  if (rest <= 0) {
    return 0;
  }
  const t2 = (r * r * df) / rest;
  return jStat.ibeta(df / (df + t2), df / 2, 0.5);
}

function intervalOf(r: number, n: number): Correlation['interval'] {
  if (n <= FEWEST_PAIRS || Math.abs(r) === 1) {
    return null;
  }
  const half = Z95 / Math.sqrt(n - 3);
  return {
    low: Math.tanh(Math.atanh(r) - half),
    high: Math.tanh(Math.atanh(r) + half),
  };
}
