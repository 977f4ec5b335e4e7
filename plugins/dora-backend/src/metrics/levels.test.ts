import {
  Interval,
  Level,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  classicProfile,
  fingerprint,
  overall,
  rate,
  rateInterval,
} from './levels';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('rate with the classic levels', () => {
  it.each<[MetricId, number, string]>([
    ['deployment_frequency', 5, 'elite'],
    ['deployment_frequency', 4, 'elite'],
    ['deployment_frequency', 3, 'high'],
    ['deployment_frequency', 1, 'high'],
    ['deployment_frequency', 0.1, 'medium'],
    ['deployment_frequency', 0.0999, 'low'],
    ['deployment_frequency', 0, 'low'],
    ['lead_time', 25 * 60, 'elite'],
    ['lead_time', HOUR, 'high'],
    ['lead_time', 2 * HOUR, 'high'],
    ['lead_time', DAY, 'medium'],
    ['lead_time', 7 * DAY, 'medium'],
    ['lead_time', 7 * DAY + 1, 'low'],
    ['change_failure_rate', 0.08, 'elite'],
    ['change_failure_rate', 0.15, 'elite'],
    ['change_failure_rate', 0.1501, 'high'],
    ['change_failure_rate', 0.3, 'high'],
    ['change_failure_rate', 0.45, 'medium'],
    ['change_failure_rate', 1, 'low'],
    ['time_to_restore', 45 * 60, 'elite'],
    ['time_to_restore', HOUR, 'high'],
    ['time_to_restore', DAY, 'medium'],
    ['time_to_restore', 8 * DAY, 'low'],
  ])('%s of %d is %s', (metric, value, level) => {
    expect(rate(value, classicProfile.levels[metric])).toBe(level);
  });

  it('rates 3 of 20 as 15.0 %', () => {
    expect(rate(3 / 20, classicProfile.levels.change_failure_rate)).toBe(
      'elite',
    );
  });
});

describe('rate', () => {
  it('tests strict lower bounds', () => {
    const bands = [{ level: 'elite', op: '>', value: 1 } as const];
    expect(rate(1, bands)).toBeNull();
    expect(rate(1.01, bands)).toBe('elite');
  });
});

describe('rateInterval', () => {
  const bands = classicProfile.levels.change_failure_rate;
  it.each<[number, Interval | null, Level, string | null]>([
    [0.08, { low: 0.041, high: 0.1499 }, 'elite', null],
    [0.08, { low: 0.041, high: 0.15 }, 'elite', null],
    [0.08, { low: 0.041, high: 0.1501 }, 'elite', 'elite to high'],
    [0.2, { low: 0.15, high: 0.3 }, 'high', 'elite to high'],
    [0.2, { low: 0.1501, high: 0.3 }, 'high', null],
    [0.25, { low: 0.046, high: 0.699 }, 'high', 'elite to low'],
    [0.5, { low: 0.5, high: 0.5 }, 'low', null],
    [0.2, null, 'high', null],
  ])('of %d in %j is %s, %s', (value, interval, level, range) => {
    const rated = rateInterval(value, interval, bands);
    const { best, worst } = rated.levelRange ?? {};
    expect(rated.level).toBe(level);
    expect(best ? `${best} to ${worst}` : null).toBe(range);
  });

  it('begins with the better level where more is better', () => {
    expect(
      rateInterval(
        5,
        { low: 0.5, high: 5.9 },
        classicProfile.levels.deployment_frequency,
      ),
    ).toEqual({
      level: 'elite',
      levelRange: { best: 'elite', worst: 'medium' },
    });
  });

  it('is nothing where there are no levels', () => {
    expect(rateInterval(5, { low: 1, high: 9 }, [])).toEqual({
      level: null,
      levelRange: null,
    });
  });
});

describe('overall', () => {
  const none = {
    deployment_frequency: null,
    lead_time: null,
    change_failure_rate: null,
    time_to_restore: null,
  };

  it('is the worst level, with all metrics that have it', () => {
    expect(
      overall(
        {
          deployment_frequency: 'high',
          lead_time: 'high',
          change_failure_rate: 'elite',
          time_to_restore: 'elite',
        },
        'worst',
      ),
    ).toEqual({
      level: 'high',
      limitedBy: ['deployment_frequency', 'lead_time'],
    });
  });

  it('passes over what is not rated', () => {
    expect(overall({ ...none, lead_time: 'elite' }, 'worst')).toEqual({
      level: 'elite',
      limitedBy: ['lead_time'],
    });
    expect(overall(none, 'worst')).toEqual({ level: null, limitedBy: [] });
  });

  it('is none where the rule wants none', () => {
    expect(overall({ ...none, lead_time: 'elite' }, 'none')).toEqual({
      level: null,
      limitedBy: [],
    });
  });
});

describe('fingerprint', () => {
  it('depends on the rules and not on the order of keys', () => {
    const plain = fingerprint(classicProfile, { a: 1, b: [1, 2] });
    expect(plain).toMatch(/^[0-9a-f]{12}$/);
    expect(fingerprint(classicProfile, { b: [1, 2], a: 1 })).toBe(plain);
    expect(fingerprint(classicProfile, { b: [2, 1], a: 1 })).not.toBe(plain);
    expect(
      fingerprint(
        { ...classicProfile, overallLevel: 'none' },
        { a: 1, b: [1] },
      ),
    ).not.toBe(plain);
  });
});
