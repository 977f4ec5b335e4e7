import { binomialProbability, binomialSum, logChoose } from './binomial';

describe('logChoose', () => {
  it.each([
    [0, 0, 1],
    [5, 2, 10],
    [10, 10, 1],
    [52, 5, 2598960],
  ])('%d choose %d is %d', (n, k, ways) => {
    expect(logChoose(n, k)).toBeCloseTo(Math.log(ways), 10);
  });
});

describe('binomialProbability', () => {
  it.each([
    [0, 0, 0.3, 1],
    [1, 2, 0.5, 0.5],
    [3, 10, 0.3, 0.266827932],
    [10, 10, 0.3, 0.3 ** 10],
    // by scipy.stats.binom
    [500, 1000, 0.5, 0.025225018178],
  ])('%d of %d at %d is %d', (k, n, p, probability) => {
    expect(binomialProbability(k, n, p)).toBeCloseTo(probability, 10);
  });
});

describe('binomialSum', () => {
  it.each([
    [0, 10, 10, 0.3, 1],
    [0, 3, 10, 0.3, 0.6496107184],
    [7, 10, 10, 0.9, 0.9872048016],
    [1, 0, 10, 0.3, 0],
  ])('from %d to %d of %d at %d is %d', (from, to, n, p, probability) => {
    expect(binomialSum(from, to, n, p)).toBeCloseTo(probability, 10);
  });
});
