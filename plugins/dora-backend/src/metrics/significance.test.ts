import { compareRates, compareShares, compareValues } from './significance';

describe('compareRates', () => {
  it.each([
    [21, 35, 0.081427],
    [35, 40, 0.644464],
    [35, 70, 0.000821],
    [0, 5, 0.0625],
    [0, 0, 1],
    [5, 0, 0.0625],
    [35, 21, 0.081427],
    [7, 7, 1],
  ])('%d to %d in a week each: p = %d', (before, after, p) => {
    const found = compareRates(
      { count: before, days: 7 },
      { count: after, days: 7 },
    );
    expect(found).toBeCloseTo(p, 6);
  });

  // scipy.stats.binom
  it.each([
    [10, 30, 30, 60, 0.34287037644],
    [1000, 30, 1100, 29.5, 0.01090413423],
  ])('%d in %d days to %d in %d days: p = %d', (x1, d1, x2, d2, p) => {
    const found = compareRates(
      { count: x1, days: d1 },
      { count: x2, days: d2 },
    );
    expect(found).toBeCloseTo(p, 8);
  });

  it('knows nothing from no days', () => {
    expect(
      compareRates({ count: 0, days: 0 }, { count: 3, days: 7 }),
    ).toBeNull();
    expect(
      compareRates({ count: 3, days: 7 }, { count: 0, days: 0 }),
    ).toBeNull();
  });
});

describe('compareShares', () => {
  it.each([
    [12, 100, 9, 100, 0.645478],
    [60, 500, 30, 500, 0.001246],
    // scipy.stats.fisher_exact
    [0, 5, 3, 5, 0.166667],
    [300, 3000, 250, 3000, 0.028285],
    [0, 5, 0, 9, 1],
    [5, 5, 9, 9, 1],
    [0, 1, 1, 1, 1],
    [10, 10, 0, 10, 0.000011],
    // By hand: (1 + 16 + 16 + 1) / 70, the tables with 0, 1, 3 and 4.
    [3, 4, 1, 4, 34 / 70],
    [1, 10, 11, 14, 0.002759],
  ])('%d/%d to %d/%d: p = %d', (part, n, part2, n2, p) => {
    expect(compareShares({ part, n }, { part: part2, n: n2 })).toBeCloseTo(
      p,
      6,
    );
  });

  it('knows nothing from no rows', () => {
    expect(compareShares({ part: 0, n: 0 }, { part: 1, n: 2 })).toBeNull();
    expect(compareShares({ part: 1, n: 2 }, { part: 0, n: 0 })).toBeNull();
  });
});

describe('compareValues', () => {
  const hundreds = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];

  // scipy.stats.mannwhitneyu, method='asymptotic'
  it.each([
    ['U = 94', hundreds, [1, 2, 3, 4, 5, 6, 7, 250, 350, 150], 0.001008, -1],
    [
      'ties',
      [10, 20, 20, 30, 40, 50, 50, 60],
      [20, 30, 50, 60, 70, 70, 80, 90, 100],
      0.029272,
      1,
    ],
    ['equal values', [5, 5, 5], [5, 5], 1, 0],
    ['one value each', [1], [2], 1, 1],
    ['ranks that balance', [1, 4], [2, 3], 1, 0],
  ])('%s', (_name, before, after, pValue, direction) => {
    const shift = compareValues(before, after)!;
    expect(shift.pValue).toBeCloseTo(pValue, 6);
    expect(shift.direction).toBe(direction);
  });

  it('knows nothing from an empty side', () => {
    expect(compareValues([], [1])).toBeNull();
    expect(compareValues([1], [])).toBeNull();
  });
});
