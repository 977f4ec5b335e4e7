import { jStat } from 'jstat';

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
  let sum = 0;
  for (let k = from; k <= to; k++) {
    sum += binomialProbability(k, n, p);
  }
  return sum;
}
