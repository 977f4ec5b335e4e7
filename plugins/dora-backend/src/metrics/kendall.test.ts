import { mannKendall } from './kendall';

const up = [20, 21, 24, 23, 26, 30, 27, 28, 29, 31, 33, 36];
const downWithTies = [52, 44, 44, 48, 42, 42, 38, 36, 37, 29, 27, 29];
const mixed = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];

describe('mannKendall', () => {
  // By hand: of the 66 pairs of `up` 62 rise and 4 fall; 12 * 11 * 29 / 18 =
  // 212.67, and three pairs of equal values take 2 * 1 * 9 / 18 = 1 each away.
  // p and the slopes by scipy.stats.norm and scipy.stats.theilslopes.
  it.each([
    ['a rise', up, 58, 212.666667, 3.908635, 0.000092819, 1.25, 20.625],
    ['ties', downWithTies, -55, 209.666667, -3.729315, 0.000192001, -2, 51],
    ['no trend', mixed, 12, 122, 0.995893, 0.319302036, 1 / 3, 2],
    [
      'eight in order',
      [1, 2, 3, 4, 5, 6, 7, 8],
      28,
      65.333333,
      3.340384,
      0.000836627,
      1,
      1,
    ],
    ['one step', [5, 5, 5, 5, 5, 5, 5, 6], 7, 21, 1.309307, 0.190430264, 0, 5],
    ['no variation', Array(8).fill(7), 0, 0, 0, 1, 0, 7],
  ])('finds %s', (_name, values, s, variance, z, pValue, slope, intercept) => {
    const trend = mannKendall(values)!;
    expect(trend.n).toBe(values.length);
    expect(trend.s).toBe(s);
    expect(trend.variance).toBeCloseTo(variance, 6);
    expect(trend.z).toBeCloseTo(z, 6);
    expect(trend.pValue).toBeCloseTo(pValue, 9);
    expect(trend.slope).toBeCloseTo(slope, 12);
    expect(trend.intercept).toBeCloseTo(intercept, 12);
  });

  it('takes the position for the time where values are missing', () => {
    const trend = mannKendall([
      10,
      null,
      14,
      16,
      null,
      20,
      22,
      24,
      26,
      null,
      30,
    ]);
    expect(trend).toMatchObject({ n: 8, s: 28, slope: 2, intercept: 10 });
  });

  it.each([
    ['nothing', []],
    ['one value', [1]],
    ['seven values', [1, 2, 3, 4, 5, 6, 7]],
    ['seven values and gaps', [1, 2, null, 3, 4, null, 5, 6, 7]],
  ])('says nothing of %s', (_name, values) => {
    expect(mannKendall(values)).toBeNull();
  });

  it('is not moved by one outlier', () => {
    const { slope } = mannKendall([...up.slice(0, 11), 9999])!;
    expect(slope).toBeGreaterThan(1);
    expect(slope).toBeLessThan(1.6);
  });

  it('finds the slope of many values from a part of their pairs', () => {
    const weekly = Array.from({ length: 20_000 }, (_, t) => 3 * t + (t % 7));
    const trend = mannKendall(weekly)!;
    expect(trend.slope).toBeCloseTo(3, 2);
    expect(trend.pValue).toBe(0);
  });
});
