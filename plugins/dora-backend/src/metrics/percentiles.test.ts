import fc from 'fast-check';
import { ascending, distribution, mean, quantile } from './percentiles';

const tens = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
/** Lead times in seconds, of 5 minutes to a day; their sum is 205,757. */
const leadTimes = [
  300, 600, 900, 1200, 1500, 1800, 2100, 2400, 2700, 3000, 3600, 4200, 5400,
  6000, 7200, 9000, 14_400, 24_257, 28_800, 86_400,
];
const value = fc.double({ min: 0, max: 1e9, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantile', () => {
  it.each([
    [0, 10],
    [0.5, 55],
    [0.75, 77.5],
    [0.9, 91],
    [0.95, 95.5],
    [0.99, 99.1],
    [1, 100],
  ])('%d of 10 to 100 is %d', (p, expected) => {
    expect(quantile(tens, p)).toBeCloseTo(expected, 10);
  });

  it.each([
    [[], 0.5, null],
    [[42], 0, 42],
    [[42], 0.99, 42],
    [[42], 1, 42],
    [[1, 2], 0.5, 1.5],
    [[3, 3, 3], 0.9, 3],
  ])('of %j at %d is %s', (values, p, expected) => {
    expect(quantile(values, p)).toBe(expected);
  });

  // By hand: the positions are 9.5, 18.05 and 18.81 of 0 to 19.
  it.each([
    [0.5, 3300],
    [0.95, 31_680],
    [0.99, 75_456],
  ])('%d of twenty lead times is %d', (p, expected) => {
    expect(quantile(leadTimes, p)).toBeCloseTo(expected, 8);
  });

  it('grows with p and stays between the least and the greatest value', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1 }),
        share,
        share,
        (values, a, b) => {
          const sorted = ascending(values);
          const low = quantile(sorted, Math.min(a, b))!;
          const high = quantile(sorted, Math.max(a, b))!;
          expect(low).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(sorted[0]);
          expect(high).toBeLessThanOrEqual(sorted[sorted.length - 1]);
        },
      ),
    );
  });
});

describe('distribution', () => {
  it('is all null for nothing', () => {
    expect(distribution([])).toEqual({
      mean: null,
      p50: null,
      p75: null,
      p90: null,
      p95: null,
      p99: null,
    });
  });

  it.each([
    [19, false, false],
    [20, true, false],
    [99, true, false],
    [100, true, true],
  ])('of %d values has P95: %s, P99: %s', (n, hasP95, hasP99) => {
    const { p95, p99 } = distribution(Array.from({ length: n }, (_, i) => i));
    expect([p95 !== null, p99 !== null]).toEqual([hasP95, hasP99]);
  });

  it('reads values in any order', () => {
    expect(distribution([30, 10, 20])).toMatchObject({ mean: 20, p50: 20 });
  });
});

describe('mean', () => {
  it.each([
    [[], null],
    [Array(150).fill(3000), 3000],
    [[20, 35, 40], 95 / 3],
    [[42], 42],
    [leadTimes, 10_287.85],
  ])('of %j', (values, expected) => {
    expect(mean(values)).toBe(expected);
  });
});
