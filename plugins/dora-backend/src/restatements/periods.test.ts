import {
  firstWholePeriod,
  lastClosedPeriod,
  periodsBetween,
  windowOf,
} from './periods';

const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(text);

describe('lastClosedPeriod', () => {
  it.each([
    ['2026-03-31T23:59:59Z', 24, 'UTC', '2026-02'],
    ['2026-04-01T23:59:59Z', 24, 'UTC', '2026-02'],
    ['2026-04-02T00:00:00Z', 24, 'UTC', '2026-03'],
    ['2026-04-01T00:00:00Z', 0, 'UTC', '2026-03'],
    ['2026-01-05T00:00:00Z', 24, 'UTC', '2025-12'],
    ['2026-03-31T12:00:00Z', 0, 'Pacific/Auckland', '2026-03'],
  ])('at %s after %i h in %s is %s', (now, hours, timeZone, period) => {
    expect(lastClosedPeriod(at(now), timeZone, hours * HOUR_MS)).toBe(period);
  });
});

it('lists months over the turn of a year', () => {
  expect(periodsBetween('2025-11', '2026-02')).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ]);
  expect(periodsBetween('2026-03', '2026-02')).toEqual([]);
});

it('knows the days of a month in the reporting zone', () => {
  const options = {
    timeZone: 'Europe/Berlin',
    now: at('2026-06-01T00:00:00Z'),
  };
  // On the last Sunday of March, clocks skip an hour.
  expect(windowOf('2026-03', options)).toMatchObject({
    fromMs: at('2026-02-28T23:00:00Z'),
    toMs: at('2026-03-31T22:00:00Z'),
    firstDay: '2026-03-01',
    lastDay: '2026-03-31',
    elapsedDays: 31 - 1 / 24,
  });
  expect(windowOf('2024-02', options).lastDay).toBe('2024-02-29');
});

it('leaves out the month of which days are forgotten', () => {
  expect(firstWholePeriod('2026-03-01')).toBe('2026-03');
  expect(firstWholePeriod('2026-03-02')).toBe('2026-04');
  expect(firstWholePeriod('2025-12-31')).toBe('2026-01');
});
