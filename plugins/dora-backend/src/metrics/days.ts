import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DateTime, IANAZone } from 'luxon';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone);
  if (!found) {
    // Canadian English writes dates as yyyy-MM-dd.
    found = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, found);
  }
  return found;
}

/** Whether there is an IANA zone of that name. */
export function isTimeZone(name: string): boolean {
  return formatters.has(name) || IANAZone.isValidZone(name);
}

/** The calendar day of an instant in an IANA zone, as `yyyy-MM-dd`. */
export function dayOf(instant: Instant, timeZone: string): string {
  return formatter(timeZone).format(instant);
}

/**
 * The first instant of a calendar day, in epoch ms. Where clocks skip midnight
 * it is the first moment after the gap, and where they repeat midnight it is
 * the earlier one.
 */
export function startOfDay(day: string, timeZone: string): Instant {
  const start = DateTime.fromISO(day, { zone: timeZone })
    .startOf('day')
    .toMillis();
  const anHourBefore = start - HOUR_MS;
  return dayOf(anHourBefore, timeZone) === day ? anHourBefore : start;
}

/** The calendar day `count` days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  return calendarDay(epochDay(day) + count);
}

/** Calendar days from `first` to `last`, both counted. */
export function countDays(first: string, last: string): number {
  return epochDay(last) - epochDay(first) + 1;
}

/** Whether `text` is a day of the calendar, written `yyyy-MM-dd`. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    DateTime.fromISO(text, { zone: 'utc' }).isValid
  );
}

/** A calendar day as the number of days since 1970. */
export function epochDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** The calendar day of a number of days since 1970. */
export function calendarDay(epochDays: number): string {
  return new Date(epochDays * DAY_MS)
    .toISOString()
    .slice(0, 'yyyy-MM-dd'.length);
}
