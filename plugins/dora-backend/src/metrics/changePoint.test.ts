import { leastSquaresSplit, pettitt } from './changePoint';

const fall = [
  122, 121, 133, 124, 124, 126, 122, 125, 87, 96, 84, 94, 92, 90, 94, 86,
];
const step = [1, 1, 1, 1, 1, 5, 5, 5, 5, 5, 5, 5];
const climb = [1, 2, 3, 4, 5, 6, 7, 8];
const mixed = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
const last = [5, 5, 5, 5, 5, 5, 5, 6];

const unknowable = [
  ['nothing', []],
  ['one value', [1]],
  ['seven values', [1, 1, 1, 1, 2, 2, 2]],
  ['seven values and a gap', [1, 1, 1, 1, null, 2, 2, 2]],
  ['values that do not vary', Array(12).fill(0.1)],
] as Array<[string, Array<number | null>]>;

describe('pettitt', () => {
  // By hand: where no value of one side reaches the other, K is the product of
  // the sizes: 8 * 8, 5 * 7, 4 * 4, 7 * 1; 17 is counted pair by pair.
  it.each([
    ['a fall', fall, 8, 64, 0.007056],
    ['a step of ties', step, 5, 35, 0.039434],
    ['a climb', climb, 4, 16, 0.138967],
    ['a mixture', mixed, 4, 17, 0.413451],
    ['the last value', last, 7, 7, 1],
    ['the first of two steps', [1, 1, 5, 5, 5, 5, 1, 1], 2, 8, 1],
  ])('finds %s', (_name, values, at, k, pValue) => {
    const change = pettitt(values)!;
    expect(change).toMatchObject({ at, k });
    expect(change.pValue).toBeCloseTo(pValue, 6);
  });

  it('counts gaps in the position only', () => {
    const change = pettitt([
      null,
      ...fall.slice(0, 8),
      null,
      ...fall.slice(8),
    ])!;
    expect(change).toMatchObject({ at: 10, k: 64 });
  });

  it.each(unknowable)('says nothing of %s', (_name, values) => {
    expect(pettitt(values)).toBeNull();
  });
});

describe('leastSquaresSplit', () => {
  // By hand: the sums of the two halves of `fall` are 997 and 723.
  it.each([
    ['a fall', fall, 8, 124.625, 90.375, 231.75],
    ['a step of ties', step, 5, 1, 5, 0],
    ['a climb', climb, 4, 2.5, 6.5, 10],
    ['a mixture', mixed, 4, 2.25, 5, 36.75],
    ['the last value', last, 7, 5, 6, 0],
  ])('splits %s', (_name, values, at, before, after, sse) => {
    const split = leastSquaresSplit(values)!;
    expect(split).toMatchObject({ at, before, after });
    expect(split.sse).toBeCloseTo(sse, 10);
  });

  it('counts gaps in the position only', () => {
    const split = leastSquaresSplit([
      ...step.slice(0, 5),
      null,
      ...step.slice(5),
    ]);
    expect(split).toEqual({ at: 6, before: 1, after: 5, sse: 0 });
  });

  it.each(unknowable)('says nothing of %s', (_name, values) => {
    expect(leastSquaresSplit(values)).toBeNull();
  });
});
