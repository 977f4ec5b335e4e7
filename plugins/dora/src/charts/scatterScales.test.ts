import { dotSize, rateScale, shareScale } from './scatterScales';

describe('the scales of the scatter', () => {
  it('spaces rates by their ratio', () => {
    const { at, ticks } = rateScale([0.3, 5]);
    expect(ticks).toEqual([0.2, 0.5, 1, 2, 5, 10]);
    expect(at(2) - at(1)).toBeCloseTo(at(10) - at(5));
    expect(at(0)).toBe(0);
  });

  it('has an axis for nothing at all', () => {
    expect(rateScale([]).ticks.length).toBeGreaterThan(1);
    expect(shareScale([0]).at(0)).toBe(0);
  });

  it('ends above the largest share', () => {
    const { at, ticks } = shareScale([0.08, 0.22]);
    expect(ticks[ticks.length - 1]).toBeGreaterThan(0.22);
    expect(at(0.22)).toBeLessThan(1);
  });

  it('makes areas proportional', () => {
    expect(dotSize(100, 100) / dotSize(25, 100)).toBeCloseTo(2);
    expect(dotSize(1, 100_000)).toBe(8);
  });
});
