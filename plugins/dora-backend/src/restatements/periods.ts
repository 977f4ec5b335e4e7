import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { periodOf } from '../cells/staleFigures';
import { addDays, CalendarWindow, dayOf, resolveWindow } from '../metrics';

/** Days after the first of any month that are in the next one. */
const INTO_NEXT_MONTH = 31;

/** The last month that had ended so long before an instant, `yyyy-MM`. */
export function lastClosedPeriod(
  now: Instant,
  timeZone: string,
  maturesAfterMs: number,
): string {
  const running = periodOf(dayOf(now - maturesAfterMs, timeZone));
  return periodOf(addDays(firstDayOf(running), -1));
}

/** All months from one to another, both included. */
export function periodsBetween(first: string, last: string): string[] {
  const periods: string[] = [];
  for (let period = first; period <= last; period = nextPeriod(period)) {
    periods.push(period);
  }
  return periods;
}

/** The days of a month that is over. */
export function windowOf(
  period: string,
  options: { timeZone: string; now: Instant },
): CalendarWindow {
  const from = firstDayOf(period);
  const to = addDays(firstDayOf(nextPeriod(period)), -1);
  return resolveWindow({ from, to }, options);
}

/** The first month of which no day is before this one. */
export function firstWholePeriod(day: string): string {
  const period = periodOf(day);
  return firstDayOf(period) === day ? period : nextPeriod(period);
}

function nextPeriod(period: string): string {
  return periodOf(addDays(firstDayOf(period), INTO_NEXT_MONTH));
}

function firstDayOf(period: string): string {
  return `${period}-01`;
}
