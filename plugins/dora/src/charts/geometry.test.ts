import { definitions } from '../__testUtils__/reports';
import { aSeries } from '../__testUtils__/series';
import { binPosition } from './binPosition';
import { durationTicks } from './durationTicks';
import { gaugeArc, gaugePoint, gaugePosition, gaugeZones } from './gauge';
import { runs } from './Sparkline';

describe('gauge', () => {
  it('gives the first half of the scale most room', () => {
    expect(gaugePosition(0)).toBe(0);
    expect(gaugePosition(0.25)).toBeCloseTo(0.42);
    expect(gaugePosition(0.5)).toBeCloseTo(0.84);
    expect(gaugePosition(1)).toBe(1);
    expect(gaugePosition(7)).toBe(1);
  });

  it('runs from left over the top to right', () => {
    expect(gaugePoint(0, 100)).toEqual([-100, 0]);
    expect(gaugePoint(0.5, 100)).toEqual([0, -100]);
    expect(gaugePoint(1, 100)).toEqual([100, 0]);
    expect(gaugeArc(0, 1, 100)).toBe('M -100 0 A 100 100 0 0 1 100 0');
  });

  it('has a zone for each level, without gap', () => {
    expect(gaugeZones(definitions.levels.change_failure_rate)).toEqual([
      { level: 'elite', from: 0, to: 0.15 },
      { level: 'high', from: 0.15, to: 0.3 },
      { level: 'medium', from: 0.3, to: 0.45 },
      { level: 'low', from: 0.45, to: 1 },
    ]);
  });

  it('leaves out a level whose band is empty', () => {
    expect(
      gaugeZones([
        { level: 'elite', op: '<=', value: 0.2 },
        { level: 'high', op: '<=', value: 0.1 },
        { level: 'low', op: '>', value: 0.2 },
      ]).map(zone => zone.level),
    ).toEqual(['elite', 'low']);
  });
});

describe('binPosition', () => {
  const bins = aSeries().leadTimeHistogram;

  it.each([
    [0, 0],
    [450, 0.05],
    [900, 0.1],
    [5400, 0.35],
    [30 * 86_400, 0.95],
  ])('%d s stand at %d', (seconds, position) => {
    expect(binPosition(bins, seconds)).toBeCloseTo(position);
  });
});

describe('durationTicks', () => {
  it.each([
    [[], [60, 3600]],
    [
      [1000, 30_000],
      [900, 3600, 14_400, 43_200],
    ],
    [[3600], [3600, 14_400]],
    [[0.5], [1, 10]],
  ])('of %j', (values, ticks) => {
    expect(durationTicks(values)).toEqual(ticks);
  });

  it('encloses all values', () => {
    const values = [7, 90_000, 4e8];
    const ticks = durationTicks(values);
    expect(ticks[0]).toBeLessThanOrEqual(7);
    expect(ticks).toHaveLength(new Set(ticks).size);
  });
});

describe('runs', () => {
  it('break at gaps', () => {
    expect(runs([null, 1, 2, null, 0]).map(run => run.length)).toEqual([2, 1]);
    expect(runs([])).toEqual([]);
  });
});
