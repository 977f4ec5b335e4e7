import { DateTime } from 'luxon';
import { wholeWeeks } from './weeks';

const at = (text: string, timeZone: string) => ({
  timeZone,
  now: DateTime.fromISO(text, { zone: timeZone }).toMillis(),
});
const days = (weeks: ReturnType<typeof wholeWeeks>) =>
  weeks.map(({ firstDay, lastDay }) => [firstDay, lastDay]);

describe('wholeWeeks', () => {
  it.each([
    ['a Wednesday', '2026-06-17T12:00', 'monday', '2026-06-08'],
    ['a Monday', '2026-06-15T00:00', 'monday', '2026-06-08'],
    ['a Sunday', '2026-06-14T23:59', 'monday', '2026-06-01'],
    ['a Sunday', '2026-06-14T00:00', 'sunday', '2026-06-07'],
    ['a Saturday', '2026-06-13T23:59', 'sunday', '2026-05-31'],
    ['the day after a leap day', '2024-03-01T08:00', 'monday', '2024-02-19'],
  ] as const)('before %s, %s, from %s on', (_day, text, weekStart, last) => {
    const weeks = wholeWeeks(2, weekStart, at(text, 'UTC'));
    expect(weeks[1].firstDay).toBe(last);
    expect(weeks[1].fromMs - weeks[0].fromMs).toBe(7 * 86_400_000);
    expect(weeks[0].toMs).toBe(weeks[1].fromMs);
  });

  it('asks the reporting zone what day it is', () => {
    const now = Date.parse('2026-06-14T18:30:00Z');
    const weeksIn = (timeZone: string) =>
      days(wholeWeeks(1, 'monday', { timeZone, now }));
    expect(weeksIn('Asia/Kolkata')).toEqual([['2026-06-08', '2026-06-14']]);
    expect(weeksIn('UTC')).toEqual([['2026-06-01', '2026-06-07']]);
  });

  it('has an hour less where clocks go forward', () => {
    const [week] = wholeWeeks(
      1,
      'monday',
      at('2026-03-31T09:00', 'Europe/London'),
    );
    expect(week).toMatchObject({
      firstDay: '2026-03-23',
      lastDay: '2026-03-29',
      calendarDays: 7,
    });
    expect(week.elapsedDays * 24).toBeCloseTo(167, 9);
  });
});
