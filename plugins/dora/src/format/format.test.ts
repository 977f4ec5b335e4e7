import { aChange } from '../__testUtils__/reports';
import { translate } from '../__testUtils__/render';
import { formatChange } from './change';
import { formatCalendarDay, formatDays, formatDayTime } from './date';
import { formatAge, formatDuration, formatLimit } from './duration';
import { formatBand, formatMetric } from './metric';
import { formatPercent } from './percent';
import { formatRate } from './rate';
import { deploymentName, shortRevision } from './revision';

const t = translate();
const HOUR = 3600;
const DAY = 24 * HOUR;

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [48.4, '48 s'],
    [89.4, '89 s'],
    [89.6, '90 s'],
    [90, '2 min'],
    [1500, '25 min'],
    [89 * 60 + 29, '89 min'],
    [89 * 60 + 31, '1 h 30 min'],
    [5100, '85 min'],
    [5400, '1 h 30 min'],
    [2 * HOUR, '2 h'],
    [7 * HOUR + 40 * 60, '7 h 40 min'],
    [7 * HOUR + 3599, '8 h'],
    [2 * DAY - 60, '47 h 59 min'],
    [2 * DAY - 1, '2 d'],
    [2 * DAY, '2 d'],
    [3.2 * DAY, '3.2 d'],
    [45 * DAY, '45 d'],
  ])('%d s is "%s"', (seconds, text) => {
    expect(formatDuration(seconds, t)).toBe(text);
  });
});

describe('formatLimit', () => {
  it.each([
    [900, '15 min'],
    [HOUR, '1 h'],
    [DAY, '1 d'],
    [7 * DAY, '7 d'],
    [45, '45 s'],
    [0, '0 s'],
  ])('%d s is "%s"', (seconds, text) => {
    expect(formatLimit(seconds, t)).toBe(text);
  });
});

describe('formatAge', () => {
  it.each([
    [-5, '0 s'],
    [12.9, '12 s'],
    [6 * 60 + 59, '6 min'],
    [3 * HOUR + 59 * 60, '3 h'],
    [9.9 * DAY, '9 d'],
  ])('%d s is "%s"', (seconds, text) => {
    expect(formatAge(seconds, t)).toBe(text);
  });
});

describe('formatRate', () => {
  it.each([
    [0, '0 per day'],
    [5, '5 per day'],
    [4.93, '4.9 per day'],
    [1, '1 per day'],
    [0.96, '6.7 per week'],
    [0.43, '3 per week'],
    [1 / 7, '1 per week'],
    [0.1, '3 per month'],
    [12 / 365, '1 per month'],
    [0.01, '0.3 per month'],
  ])('%d a day is "%s"', (perDay, text) => {
    expect(formatRate(perDay, t)).toBe(text);
  });
});

describe('formatPercent', () => {
  it.each([
    [0.08, 100, '8 %'],
    [0.083333, 199, '8 %'],
    [0.083333, 200, '8.3 %'],
    [0, 12, '0 %'],
    [1, 12, '100 %'],
  ])('%d of %d rows is "%s"', (fraction, n, text) => {
    expect(formatPercent(fraction, t, n)).toBe(text);
  });
});

describe('formatMetric', () => {
  it('shows a dash for what is missing', () => {
    expect(formatMetric('seconds', null, t)).toBe('–');
    expect(formatMetric('seconds', 1500, t)).toBe('25 min');
    expect(formatMetric('per_day', 5, t)).toBe('5 per day');
    expect(formatMetric('fraction', 0.08, t, 100)).toBe('8 %');
  });
});

describe('formatBand', () => {
  it.each([
    ['deployment_frequency', '>=', 4, '≥ 4 per day'],
    ['deployment_frequency', '>=', 0, 'anything else'],
    ['lead_time', '<', HOUR, '< 1 h'],
    ['lead_time', '<=', 7 * DAY, '≤ 7 d'],
    ['change_failure_rate', '<=', 0.15, '≤ 15 %'],
    ['time_to_restore', '<=', null, 'anything else'],
  ] as const)('%s %s %d is "%s"', (metric, op, value, text) => {
    expect(formatBand(metric, { level: 'high', op, value }, t)).toBe(text);
  });
});

describe('formatChange', () => {
  const leadTime = { unit: 'seconds' as const, value: 5100, n: 57 };

  it.each([
    [
      leadTime,
      { absolute: -1320, percent: -30.2, verdict: 'better' },
      '▼ 22 min (30 %) better',
      'good',
    ],
    [
      leadTime,
      { absolute: 1320, percent: 30.2, verdict: 'worse' },
      '▲ 22 min (30 %) worse',
      'bad',
    ],
    [
      leadTime,
      { absolute: 1320, percent: null, verdict: 'worse' },
      '▲ 22 min worse',
      'bad',
    ],
    [leadTime, { verdict: 'unclear' }, 'no clear change', 'neutral'],
    [leadTime, { verdict: 'same' }, 'no clear change', 'neutral'],
    [
      { unit: 'per_day', value: 4.9, n: 147 },
      { absolute: 0.8, percent: 19.5, verdict: 'better' },
      '▲ 0.8 (20 %) better',
      'good',
    ],
    [
      { unit: 'per_day', value: 0.43, n: 12 },
      { absolute: 0.1, percent: 30, verdict: 'better' },
      '▲ 0.7 (30 %) better',
      'good',
    ],
    [
      { unit: 'fraction', value: 0.08, n: 100 },
      { absolute: -0.02, percent: -20, verdict: 'better' },
      '▼ 2 points (20 %) better',
      'good',
    ],
  ] as const)('%j %j is "%s"', (metric, change, text, tone) => {
    expect(formatChange({ ...metric, change: aChange(change) }, t)).toEqual({
      text,
      tone,
    });
  });

  it('says when there is nothing to compare with', () => {
    expect(formatChange({ ...leadTime, change: null }, t).text).toBe(
      'no comparison',
    );
  });
});

describe('dates', () => {
  const london = { locale: 'en-GB', timeZone: 'Europe/London' };

  it.each([
    ['2026-03-01T00:00:00Z', '2026-03-31T00:00:00+01:00', '1 to 30 Mar'],
    ['2026-02-12T00:00:00Z', '2026-03-12T14:00:00Z', '12 Feb to 12 Mar'],
    ['2026-03-12T00:00:00Z', '2026-03-12T14:00:00Z', '12 Mar'],
  ])('%s to %s are the days "%s"', (from, to, text) => {
    expect(formatDays({ from, to, elapsedDays: 1 }, london)).toBe(text);
  });

  it('tell the time of the reporting zone', () => {
    expect(formatDayTime('2026-07-01T23:30:00Z', london)).toBe('2 Jul, 00:30');
  });

  it('keep a calendar day whatever the zone', () => {
    expect(formatCalendarDay('2026-03-01', 'en-GB')).toBe('1 Mar');
  });
});

describe('revisions', () => {
  it.each([
    ['4f0c2f1a9d7b6e5c4b3a29180f7e6d5c4b3a2918', '4f0c2f1'],
    ['v1.42.0', 'v1.42.0'],
    ['20260312', '20260312'],
  ])('%s is short as %s', (revision, text) => {
    expect(shortRevision(revision)).toBe(text);
  });

  it('name a deployment only when it has no version', () => {
    expect(deploymentName({ version: 'v1', revision: 'abc' })).toBe('v1');
    expect(deploymentName({ version: null, revision: 'abc' })).toBe('abc');
    expect(deploymentName({ version: null, revision: null })).toBeNull();
  });
});
