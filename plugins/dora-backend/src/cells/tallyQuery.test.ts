import { AskedTally, spansMadeUp } from './tallyQuery';

const parts = ['core', 'detail'] as const;
const days = (fromMs: number, toMs: number): AskedTally => ({
  span: { fromMs, toMs },
  parts,
});

describe('spansMadeUp', () => {
  it('finds the half year that a window and the one before are', () => {
    const all = [days(90, 180), days(0, 90), days(0, 180)];
    expect([...spansMadeUp(all)]).toEqual([[2, [1, 0]]]);
  });

  it.each([
    ['there is a gap', [days(91, 180), days(0, 90), days(0, 180)]],
    ['they begin later', [days(90, 180), days(1, 90), days(0, 180)]],
    ['they end earlier', [days(90, 179), days(0, 90), days(0, 180)]],
    ['one is the same', [days(0, 180), days(180, 180), days(0, 180)]],
    [
      'one has too little',
      [days(90, 180), { ...days(0, 90), parts: ['core'] }, days(0, 180)],
    ],
    [
      'one is of other groups',
      [days(90, 180), { ...days(0, 90), groups: [['a']] }, days(0, 180)],
    ],
  ] as Array<[string, AskedTally[]]>)('finds none where %s', (_, all) => {
    expect(spansMadeUp(all).has(2)).toBe(false);
  });
});
