import { jStat } from 'jstat';

/** A part of a sum that is lost to rounding anyway. */
const NEGLIGIBLE = 1e-17;

/** Natural logarithm of the number of ways to choose k of n. */
export function logChoose(n: number, k: number): number {
  return jStat.gammaln(n + 1) - jStat.gammaln(k + 1) - jStat.gammaln(n - k + 1);
}

/** P(X = k) of a binomial distribution, 0 < p < 1. */
export function binomialProbability(k: number, n: number, p: number): number {
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** P(from <= X <= to) of a binomial distribution, 0 < p < 1. */
export function binomialSum(
  from: number,
  to: number,
  n: number,
  p: number,
): number {
  if (from > to) {
    return 0;
  }
  const peak = Math.floor((n + 1) * p);
  const start = Math.min(to, Math.max(from, peak));
  const odds = p / (1 - p);
  // From its greatest term on, the sum needs few of many thousands.
  const greatest = binomialProbability(start, n, p);
  let sum = greatest;
  let term = greatest;
  for (let k = start; k < to && term > sum * NEGLIGIBLE; k++) {
    term *= ((n - k) / (k + 1)) * odds;
    sum += term;
  }
  term = greatest;
  for (let k = start; k > from && term > sum * NEGLIGIBLE; k--) {
    term *= k / (n - k + 1) / odds;
    sum += term;
  }
  return sum;
}
