import fc from 'fast-check';
import { ascending, distribution, mean, quantile } from './percentiles';

const tens = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
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
    [[42], 0.99, 42],
    [[1, 2], 0.5, 1.5],
  ])('of %j at %d is %s', (values, p, expected) => {
    expect(quantile(values, p)).toBe(expected);
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
  ])('of %j', (values, expected) => {
    expect(mean(values)).toBe(expected);
  });
});
