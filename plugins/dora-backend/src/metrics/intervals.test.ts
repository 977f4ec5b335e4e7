import { garwood, medianInterval, newcombe, wilson } from './intervals';

describe('wilson', () => {
  it.each([
    [8, 100, 0.041093, 0.149981],
    [8, 150, 0.02727, 0.101704],
    [6, 72, 0.038752, 0.170124],
    [0, 20, 0, 0.161125],
    [1, 4, 0.045587, 0.699358],
    [0, 3, 0, 0.561497],
    [3, 3, 0.438503, 1],
    [0, 1, 0, 0.793451],
    [1, 1, 0.206549, 1],
    [60, 500, 0.094375, 0.15142],
  ])('%d of %d: [%d, %d]', (successes, n, low, high) => {
    const interval = wilson(successes, n)!;
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it('knows nothing from nothing', () => {
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('newcombe', () => {
  it.each([
    [12, 100, 9, 100, -0.118661, 0.057877],
    [60, 500, 30, 500, -0.096038, -0.024643],
    // Newcombe's own examples (1998, table II), to four digits there.
    [48, 80, 56, 70, 0.052431, 0.333873],
    [3, 10, 9, 10, 0.170523, 0.809018],
    [0, 29, 5, 56, -0.038137, 0.19256],
    [0, 20, 0, 10, -0.161125, 0.277533],
    [0, 10, 10, 10, 0.607509, 1],
    [1, 1, 0, 1, -1, 0.122109],
  ])('%d of %d to %d of %d: [%d, %d]', (part, n, part2, n2, low, high) => {
    const interval = newcombe({ part, n }, { part: part2, n: n2 })!;
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it.each([
    [0, 0, 1, 2],
    [1, 2, 0, 0],
    [0, 0, 0, 0],
  ])('knows nothing from %d of %d to %d of %d', (part, n, part2, n2) => {
    expect(newcombe({ part, n }, { part: part2, n: n2 })).toBeNull();
  });
});

describe('garwood', () => {
  it.each([
    [150, 30, 4.231872, 5.867239],
    [3, 30, 0.020622, 0.292242],
    [0, 7, 0, 0.526983],
    // by scipy.stats.chi2
    [1, 1, 0.025318, 5.571643],
    [12, 28, 0.221449, 0.748628],
    [5000, 365, 13.321532, 14.083696],
  ])('%d in %d days: [%d, %d]', (count, days, low, high) => {
    const interval = garwood(count, days)!;
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it('knows nothing from no days', () => {
    expect(garwood(0, 0)).toBeNull();
  });
});

describe('medianInterval', () => {
  const ranks = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

  it.each([
    [6, 1, 6],
    [15, 4, 12],
    [20, 6, 15],
    [25, 8, 18],
    // scipy.stats.binom.ppf(0.025, n, 0.5)
    [1000, 469, 532],
    [10000, 4902, 5099],
  ])('of %d values spans ranks %d to %d', (n, low, high) => {
    expect(medianInterval(ranks(n))).toEqual({ low, high });
  });

  it('spans equal values', () => {
    expect(medianInterval(Array(20).fill(7))).toEqual({ low: 7, high: 7 });
  });

  it.each([0, 1, 5])('needs more than %d values', n => {
    expect(medianInterval(ranks(n))).toBeNull();
  });
});
