import { hodgesLehmann } from './hodgesLehmann';

describe('hodgesLehmann', () => {
  it.each([
    ['one value each', [3], [10], 7],
    // The differences are 9 19, 8 18, 7 17: the middle two are 9 and 17.
    ['an even number of pairs', [1, 2, 3], [10, 20], 13],
    // The differences are 4 5 9, 2 3 7, 0 1 5.
    ['an odd number of pairs', [1, 3, 5], [5, 6, 10], 4],
    ['ties', [1, 1, 2], [2, 1, 1], 0],
    ['values that do not vary', [5, 5, 5], [2, 2], -3],
    ['a fall', [0.3, 0.1], [0.1], -0.1],
    ['numbers next to each other', [0], [1, 1 + Number.EPSILON], 1],
  ])('of %s', (_name, before, after, shift) => {
    expect(hodgesLehmann(before, after)).toBeCloseTo(shift, 12);
  });

  it('is not moved by an outlier', () => {
    expect(hodgesLehmann([1, 2, 3, 4, 5], [11, 12, 13, 14, 1e12])).toBe(10);
  });

  it('compares two times 20,000 values without their 400 million pairs', () => {
    const before = Array.from(
      { length: 20_000 },
      (_, i) => (i * 7919) % 20_000,
    );
    const after = before.map(value => value - 40);
    expect(hodgesLehmann(before, after)).toBe(-40);
  });

  it.each([
    [[], [1]],
    [[1], []],
    [[], []],
  ])('knows nothing of %j and %j', (before, after) => {
    expect(hodgesLehmann(before, after)).toBeNull();
  });
});
