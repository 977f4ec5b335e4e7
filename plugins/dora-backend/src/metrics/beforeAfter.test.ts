import { beforeAfter } from './beforeAfter';

const before = [138, 114, 139, 108, 102, 135, 107, 145, 123, 99];
const after = [79, 73, 109, 105, 80, 88, 67, 87, 65, 59];

describe('beforeAfter', () => {
  // Of 100 pairs 94 fall; the variance of U is 10 * 10 * 21 / 12 = 175, so that
  // z = 43.5 / sqrt(175). p by scipy.stats.mannwhitneyu.
  it('tells a fall', () => {
    const found = beforeAfter(before, after);
    expect(found).toMatchObject({
      before: { n: 10, median: 118.5 },
      after: { n: 10, median: 79.5 },
      tooFew: false,
      difference: { u: 94, shift: -40 },
    });
    expect(found.difference!.z).toBeCloseTo(3.288291, 6);
    expect(found.difference!.pValue).toBeCloseTo(0.001008, 6);
    expect(found.difference!.delta).toBeCloseTo(0.88, 12);
  });

  it('tells the same rise the other way round', () => {
    const { difference } = beforeAfter(after, before);
    expect(difference).toMatchObject({ u: 6, shift: 40 });
    expect(difference!.z).toBeCloseTo(-3.288291, 6);
    expect(difference!.pValue).toBeCloseTo(0.001008, 6);
    expect(difference!.delta).toBeCloseTo(-0.88, 12);
  });

  // U and p by scipy.stats.mannwhitneyu.
  it.each([
    [
      'ties',
      [10, 20, 20, 30, 40, 50, 50, 60],
      [20, 30, 50, 60, 70, 70, 80, 90, 100],
      { u: 13, z: -2.179806, pValue: 0.029272, shift: 30, delta: -23 / 36 },
    ],
    [
      'sides that do not meet',
      [1, 2, 3, 4, 5, 6, 7, 8],
      [11, 12, 13, 14, 15, 16, 17, 18],
      { u: 0, z: -3.308162, pValue: 0.000939, shift: 10, delta: -1 },
    ],
    [
      'values that do not vary',
      Array(8).fill(5),
      Array(9).fill(5),
      { u: 36, z: 0, pValue: 1, shift: 0, delta: 0 },
    ],
  ])('compares %s', (_name, earlier, later, expected) => {
    const { tooFew, difference } = beforeAfter(earlier, later);
    expect(tooFew).toBe(false);
    expect(difference!.u).toBe(expected.u);
    expect(difference!.z).toBeCloseTo(expected.z, 6);
    expect(difference!.pValue).toBeCloseTo(expected.pValue, 6);
    expect(difference!.shift).toBe(expected.shift);
    expect(difference!.delta).toBeCloseTo(expected.delta, 12);
  });

  it.each([
    [8, 8, false],
    [7, 8, true],
    [8, 7, true],
  ])('of %d and %d values: too few is %s', (n1, n2, tooFew) => {
    const found = beforeAfter(Array(n1).fill(1), Array(n2).fill(2));
    expect(found.tooFew).toBe(tooFew);
    expect(found.difference).not.toBeNull();
  });

  it('has no difference without values', () => {
    expect(beforeAfter([], [3])).toEqual({
      before: { n: 0, median: null },
      after: { n: 1, median: 3 },
      tooFew: true,
      difference: null,
    });
  });
});
