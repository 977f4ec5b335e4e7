import { averageRanks, RankCounter } from './ranks';

describe('averageRanks', () => {
  it.each([
    ['nothing', [], [], []],
    ['one value', [7], [1], [1]],
    ['distinct values', [30, 10, 20], [3, 1, 2], [1, 1, 1]],
    ['a pair', [20, 10, 20, 30], [2.5, 1, 2.5, 4], [1, 2, 1]],
    ['equal values', [5, 5, 5], [2, 2, 2], [3]],
    ['negative values', [-1, 0, -2], [2, 3, 1], [1, 1, 1]],
  ])('ranks %s', (_name, values, ranks, groups) => {
    expect(averageRanks(values)).toEqual({ ranks, groups });
  });
});

describe('RankCounter', () => {
  it('counts whole and half ranks', () => {
    const counter = new RankCounter(4);
    [2.5, 1, 2.5, 4].forEach(rank => counter.add(rank));
    expect([0.5, 1, 2, 2.5, 3.5, 4].map(r => counter.countUpTo(r))).toEqual([
      0, 1, 1, 3, 3, 4,
    ]);
  });
});
