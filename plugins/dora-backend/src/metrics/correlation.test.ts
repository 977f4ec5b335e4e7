import { correlation, spearman } from './correlation';

const outlier = [
  [1, 50],
  [2, 40],
  [3, 35],
  [4, 30],
  [40, 29],
] as const;

describe('correlation', () => {
  // Worked by hand: means 3 and 0.14, deviations -2 -1 0 1 2 and
  // 0.06 0.02 0 -0.04 -0.04; r = -0.26 / sqrt(10 * 0.0072).
  const five = [
    [1, 0.2],
    [2, 0.16],
    [3, 0.14],
    [4, 0.1],
    [5, 0.1],
  ] as const;

  it('matches a set worked by hand', () => {
    const { n, r, pValue, interval } = correlation(five);
    expect(n).toBe(5);
    expect(r).toBeCloseTo(-0.26 / Math.sqrt(0.072), 12);
    expect(pValue).toBeCloseTo(0.00655, 4);
    expect(interval!.low).toBeLessThan(r!);
    expect(interval!.high).toBeGreaterThan(r!);
    expect(interval!.high).toBeLessThan(0);
  });

  it('matches eight teams to six digits', () => {
    // Deployments per day and failure rate; means 2.275 and 0.14625. The sums of
    // squares and products, 27.135, 0.0355875 and -0.90175, are worked by hand,
    // p and the interval by scipy.stats.pearsonr.
    const { n, r, pValue, interval } = correlation([
      [0.2, 0.25],
      [0.5, 0.22],
      [1, 0.2],
      [1.5, 0.12],
      [2, 0.15],
      [3, 0.1],
      [4, 0.08],
      [6, 0.05],
    ]);
    expect(n).toBe(8);
    expect(r).toBeCloseTo(-0.91764, 6);
    expect(pValue).toBeCloseTo(0.001312, 6);
    expect(interval!.low).toBeCloseTo(-0.985229, 6);
    expect(interval!.high).toBeCloseTo(-0.602686, 6);
  });

  it('is symmetric and blind to units', () => {
    const { r } = correlation(five);
    expect(correlation(five.map(([x, y]) => [y, x] as const)).r).toBeCloseTo(
      r!,
      12,
    );
    expect(
      correlation(five.map(([x, y]) => [x * 86_400, 7 - y] as const)).r,
    ).toBeCloseTo(-r!, 12);
  });

  it('lets one outlier hide what the others say', () => {
    // by scipy.stats.pearsonr
    const { r, pValue, interval } = correlation(outlier);
    expect(r).toBeCloseTo(-0.563093, 6);
    expect(pValue).toBeCloseTo(0.32298, 6);
    expect(interval!.low).toBeCloseTo(-0.965634, 6);
    expect(interval!.high).toBeCloseTo(0.634285, 6);
  });

  it('knows a straight line', () => {
    expect(
      correlation([
        [1, 2],
        [2, 4],
        [3, 6],
        [4, 8],
      ]),
    ).toEqual({ n: 4, r: 1, pValue: 0, interval: null });
  });

  it.each([
    ['no pair', []],
    ['one pair', [[1, 2]]],
    [
      'two pairs',
      [
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'one side that does not vary',
      [
        [1, 2],
        [2, 2],
        [3, 2],
      ],
    ],
    [
      'a side that does not vary but for rounding',
      Array.from({ length: 10 }, (_, x) => [x, 0.1]),
    ],
  ])('has no coefficient for %s', (_, pairs) => {
    expect(correlation(pairs as Array<[number, number]>)).toMatchObject({
      r: null,
      pValue: null,
      interval: null,
    });
  });
});

describe('spearman', () => {
  it('matches eight teams by hand', () => {
    // The ranks of the failure rates fall but for the third and fifth, which are
    // swapped: the squared differences sum up to 168 - 8, so that
    // r = 1 - 6 * 160 / (8 * 63). p by scipy.stats.spearmanr.
    const { n, r, pValue, interval } = spearman([
      [0.2, 0.25],
      [0.5, 0.22],
      [1, 0.12],
      [1.5, 0.15],
      [2, 0.2],
      [3, 0.1],
      [4, 0.08],
      [6, 0.05],
    ]);
    expect(n).toBe(8);
    expect(r).toBeCloseTo(-0.904762, 6);
    expect(pValue).toBeCloseTo(0.002008, 6);
    expect(interval!.low).toBeLessThan(r!);
    expect(interval!.high).toBeGreaterThan(r!);
  });

  it('gives equal values the mean of their ranks', () => {
    // The ranks are 1 2.5 2.5 4 5 6.5 6.5 and 7 5.5 5.5 4 2.5 2.5 1: both sums of
    // squares are 27, that of the products is -26.25.
    const { r, pValue } = spearman([
      [1, 9],
      [2, 5],
      [2, 5],
      [3, 4],
      [5, 3],
      [7, 3],
      [7, 1],
    ]);
    expect(r).toBeCloseTo(-35 / 36, 12);
    expect(pValue).toBeCloseTo(0.000243, 6);
  });

  it.each([
    ['an outlier', outlier, -1],
    ['a curve', [1, 2, 3, 4, 5, 6, 7, 8].map(x => [x, 2 ** x] as const), 1],
  ])('sees through %s', (_name, pairs, r) => {
    expect(spearman(pairs)).toEqual({
      n: pairs.length,
      r,
      pValue: 0,
      interval: null,
    });
  });

  it.each([
    ['no pair', []],
    ['one pair', [[1, 2]]],
    [
      'one side that does not vary',
      [
        [1, 2],
        [2, 2],
        [3, 2],
      ],
    ],
  ])('has no coefficient for %s', (_, pairs) => {
    expect(spearman(pairs as Array<[number, number]>)).toMatchObject({
      r: null,
      pValue: null,
      interval: null,
    });
  });
});
