import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DateTime } from 'luxon';
import { addDays, dayOf } from './days';
import { CalendarWindow, resolveWindow } from './windows';

const DAYS = 7;

/** The last whole weeks before the running one, the oldest first. */
export function wholeWeeks(
  count: number,
  weekStart: DefinitionValues['weekStart'],
  at: { timeZone: string; now: Instant },
): CalendarWindow[] {
  const today = dayOf(at.now, at.timeZone);
  // 1 is Monday, 7 is Sunday.
  const { weekday } = DateTime.fromISO(today, { zone: 'utc' });
  const daysOver = weekStart === 'monday' ? weekday - 1 : weekday % DAYS;
  const running = addDays(today, -daysOver);
  return Array.from({ length: count }, (_, index) => {
    const from = addDays(running, (index - count) * DAYS);
    return resolveWindow({ from, to: addDays(from, DAYS - 1) }, at);
  });
}
