import { garwood, medianInterval, wilson } from './intervals';

describe('wilson', () => {
  it.each([
    [8, 100, 0.041093, 0.149981],
    [8, 150, 0.02727, 0.101704],
    [6, 72, 0.038752, 0.170124],
    [0, 20, 0, 0.161125],
    [1, 4, 0.045587, 0.699358],
    [0, 3, 0, 0.561497],
    [3, 3, 0.438503, 1],
  ])('%d of %d: [%d, %d]', (successes, n, low, high) => {
    const interval = wilson(successes, n)!;
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it('knows nothing from nothing', () => {
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('garwood', () => {
  it.each([
    [150, 30, 4.231872, 5.867239],
    [3, 30, 0.020622, 0.292242],
    [0, 7, 0, 0.526983],
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

  it.each([0, 1, 5])('needs more than %d values', n => {
    expect(medianInterval(ranks(n))).toBeNull();
  });
});
