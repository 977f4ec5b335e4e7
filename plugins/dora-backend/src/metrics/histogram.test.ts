import { durationHistogram } from './histogram';

const HOUR = 3600;

describe('durationHistogram', () => {
  it.each([
    [0, 0],
    [899, 0],
    [900, 1],
    [1800, 2],
    [HOUR, 3],
    [2 * HOUR, 4],
    [4 * HOUR, 5],
    [8 * HOUR, 6],
    [24 * HOUR - 1, 6],
    [24 * HOUR, 7],
    [72 * HOUR, 8],
    [168 * HOUR, 9],
    [9999 * HOUR, 9],
  ])('%d s falls into bin %d', (seconds, index) => {
    const counts = durationHistogram([seconds]).map(bin => bin.count);
    expect(counts.indexOf(1)).toBe(index);
    expect(counts).toHaveLength(10);
  });

  it('is gapless and open at the end', () => {
    const bins = durationHistogram([]);
    bins.slice(1).forEach((bin, index) => {
      expect(bin.fromSeconds).toBe(bins[index].toSeconds);
    });
    expect(bins.at(-1)?.toSeconds).toBeNull();
  });
});
