import fc from 'fast-check';
import { DayCounts } from './DayCounts';

const day = fc.integer({ min: 0, max: 40_000 });

describe('DayCounts', () => {
  it('has each marked day once, however far apart and often', () => {
    fc.assert(
      fc.property(fc.array(day), days => {
        const counts = new DayCounts();
        [...days, ...days].forEach(one => counts.mark(one));
        expect(counts.list()).toEqual([...new Set(days)].sort((a, b) => a - b));
      }),
    );
  });

  it('has a day for as long as one of several has it', () => {
    const counts = new DayCounts();
    counts.add(20_000, 1);
    counts.add(20_000, 1);
    counts.add(20_000, -1);
    counts.add(9, 1);
    counts.add(9, -1);
    expect(counts.list()).toEqual([20_000]);
  });
});
