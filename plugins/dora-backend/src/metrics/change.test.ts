import { changeOf, durationChange } from './change';

describe('changeOf', () => {
  it.each([
    [100, 80, 0.01, 'lower', -20, 'better'],
    [100, 120, 0.01, 'lower', 20, 'worse'],
    [100, 120, 0.01, 'higher', 20, 'better'],
    [100, 120, 0.05, 'higher', 20, 'unclear'],
    [100, 120, null, 'higher', 20, 'unclear'],
    [1000, 1004, 0.01, 'higher', 0.4, 'same'],
    [1000, 1005, 0.01, 'higher', 0.5, 'better'],
    [0, 5, 0.0625, 'higher', null, 'unclear'],
    [0, 5, 0.01, 'higher', null, 'better'],
    [0, 0, 1, 'lower', null, 'same'],
  ] as const)(
    '%d to %d with p = %s, %s is better',
    (previous, current, pValue, better, percent, verdict) => {
      const change = changeOf({
        previous,
        previousN: 50,
        current,
        pValue,
        better,
      });
      expect(change).toEqual({
        previous,
        previousN: 50,
        absolute: current - previous,
        percent,
        pValue,
        verdict,
      });
    },
  );

  it.each([
    [21, 35, 66.666667],
    [35, 40, 14.285714],
    [35, 70, 100],
    [120, 200, 66.666667],
    [5, 3, -40],
    [210, 230, 9.52381],
  ])('%d to %d is %d %', (previous, current, percent) => {
    const change = changeOf({
      previous,
      previousN: 1,
      current,
      pValue: 1,
      better: 'higher',
    });
    expect(change.percent).toBeCloseTo(percent, 6);
  });
});

describe('durationChange', () => {
  const slow = Array.from({ length: 12 }, (_, i) => 100 + i);
  const fast = Array.from({ length: 12 }, (_, i) => 10 + i);

  it('tells faster from slower', () => {
    const before = { seconds: slow, headline: 105.5 };
    const after = { seconds: fast, headline: 15.5 };
    expect(durationChange(before, after, 10)?.verdict).toBe('better');
    expect(durationChange(after, before, 10)?.verdict).toBe('worse');
  });

  it('withholds the verdict of few values', () => {
    const before = { seconds: slow.slice(0, 9), headline: 104 };
    const after = { seconds: fast, headline: 15.5 };
    const change = durationChange(before, after, 10)!;
    expect(change.verdict).toBe('unclear');
    expect(change.pValue).toBeLessThan(0.05);
  });

  it('withholds the verdict where one outlier moves the mean', () => {
    const before = { seconds: slow, headline: 105.5 };
    const after = { seconds: [...fast, 9999], headline: 783.5 };
    expect(durationChange(before, after, 10)?.verdict).toBe('unclear');
  });

  it.each([
    [null, { seconds: fast, headline: 15.5 }],
    [
      { seconds: [], headline: null },
      { seconds: fast, headline: 15.5 },
    ],
    [
      { seconds: fast, headline: 15.5 },
      { seconds: [], headline: null },
    ],
  ])('is null without two values', (before, after) => {
    expect(durationChange(before, after, 1)).toBeNull();
  });
});
