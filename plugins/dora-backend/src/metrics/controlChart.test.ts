import { controlChart, Signal } from './controlChart';

/** Counted from 1, as charts are read. */
function pointsWith(signal: Signal, signals: Signal[][]): number[] {
  return signals.flatMap((some, i) => (some.includes(signal) ? [i + 1] : []));
}

describe('controlChart', () => {
  // By hand: the sums are 533 of 12 values and 92 of 11 moving ranges.
  it('finds a spike', () => {
    const chart = controlChart([
      46, 40, 40, 44, 41, 38, 43, 41, 46, 41, 71, 42,
    ])!;
    expect(chart.n).toBe(12);
    expect(chart.mean).toBeCloseTo(44.416667, 6);
    expect(chart.averageMovingRange).toBeCloseTo(8.363636, 6);
    expect(chart.low).toBeCloseTo(22.169394, 6);
    expect(chart.high).toBeCloseTo(66.663939, 6);
    expect(chart.rangeHigh).toBeCloseTo(27.332364, 6);
    expect(pointsWith('outside', chart.signals)).toEqual([11]);
    expect(pointsWith('run', chart.signals)).toEqual([]);
    expect(pointsWith('near_limit', chart.signals)).toEqual([]);
  });

  // By hand: the sums are 332 of 8 values and 29 of 7 moving ranges.
  it('finds a shift against a baseline', () => {
    const base = [42, 40, 46, 39, 42, 45, 41, 37];
    const shifted = [45, 46, 43, 44, 45, 43, 42, 44];
    const chart = controlChart([...base, ...shifted], { baseline: 8 })!;
    expect(chart.n).toBe(8);
    expect(chart.mean).toBe(41.5);
    expect(chart.averageMovingRange).toBeCloseTo(4.142857, 6);
    expect(chart.low).toBeCloseTo(30.48, 10);
    expect(chart.high).toBeCloseTo(52.52, 10);
    expect(pointsWith('outside', chart.signals)).toEqual([]);
    expect(pointsWith('run', chart.signals)).toEqual([
      9, 10, 11, 12, 13, 14, 15, 16,
    ]);
  });

  // By hand: mean 11, moving ranges of 2; the limits are 5.32 away, half-way is
  // 2.66 away.
  const calm = [10, 12, 10, 12];

  it.each([
    ['three of four above', [14, 14, 11, 14], [5, 6, 8]],
    ['three of four below', [8, 11, 8, 8], [5, 7, 8]],
    ['four of four', [14, 14, 14, 14], [5, 6, 7, 8]],
    ['two above and one below', [14, 14, 11, 8], []],
    ['two of four', [14, 14, 11, 11, 14], []],
    ['three on the way', [13, 13, 13, 13], []],
  ])('judges %s near a limit', (_name, later, points) => {
    const chart = controlChart([...calm, ...later], { baseline: 4 })!;
    expect(pointsWith('near_limit', chart.signals)).toEqual(points);
    expect(pointsWith('outside', chart.signals)).toEqual([]);
  });

  it.each([
    ['seven', [9, 9, 9, 9, 9, 9, 9], []],
    ['eight', [9, 9, 9, 9, 9, 9, 9, 9], [5, 6, 7, 8, 9, 10, 11, 12]],
    ['eight around the mean', [10, 9, 9, 9, 11, 9, 9, 9], []],
    ['eight across the mean', [9, 9, 9, 9, 13, 13, 13, 13], []],
  ])('judges a run of %s', (_name, later, points) => {
    const chart = controlChart([...calm, ...later], { baseline: 4 })!;
    expect(pointsWith('run', chart.signals)).toEqual(points);
  });

  it('skips gaps and keeps positions', () => {
    const chart = controlChart([10, null, 12, 10, null, 12, null, 17], {
      baseline: 4,
    })!;
    expect(chart).toMatchObject({ n: 4, mean: 11, averageMovingRange: 2 });
    expect(chart.signals).toEqual([[], [], [], [], [], [], [], ['outside']]);
  });

  it('keeps the low limit of durations at 0 or more', () => {
    const values = [1, 9, 2, 8];
    expect(controlChart(values)!.low).toBeLessThan(0);
    expect(controlChart(values, { neverNegative: true })!.low).toBe(0);
    expect(controlChart(calm, { neverNegative: true })!.low).toBeCloseTo(5.68);
  });

  it('sees nothing unusual in values that do not vary', () => {
    const chart = controlChart(Array(10).fill(0.1))!;
    expect(chart.averageMovingRange).toBe(0);
    expect(chart.low).toBeCloseTo(chart.high, 12);
    expect(chart.signals.flat()).toEqual([]);
  });

  it('sees any difference from a baseline that does not vary', () => {
    const chart = controlChart([3, 3, 3, 4], { baseline: 3 })!;
    expect(pointsWith('outside', chart.signals)).toEqual([4]);
  });

  it('has limits from two values on', () => {
    expect(controlChart([1, 3])).toMatchObject({
      mean: 2,
      averageMovingRange: 2,
    });
    expect(controlChart([])).toBeNull();
    expect(controlChart([1])).toBeNull();
    expect(controlChart([1, null])).toBeNull();
    expect(controlChart([1, 2, 3], { baseline: 1 })).toBeNull();
  });
});
