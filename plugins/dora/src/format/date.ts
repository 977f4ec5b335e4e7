import { Window } from '@dora-metrics/backstage-plugin-dora-common';
import { toZonedText } from './zonedTime';

/** Whose calendar and whose spelling. */
export interface Place {
  locale: string;
  timeZone: string;
}

const DAY_MS = 86_400_000;

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };

/** "12 Mar" */
export function formatDay(instant: string | number, place: Place): string {
  return format(instant, place, DAY);
}

/** "12 Mar" of a calendar day, `yyyy-MM-dd`, which is the same in every zone. */
export function formatCalendarDay(day: string, locale: string): string {
  return format(`${day}T00:00:00Z`, { locale, timeZone: 'UTC' }, DAY);
}

/** "20 Feb" of a calendar day, with its year when that is not the running one. */
export function formatDue(day: string, locale: string, now: number): string {
  const running = day.startsWith(String(new Date(now).getUTCFullYear()));
  return format(
    `${day}T00:00:00Z`,
    { locale, timeZone: 'UTC' },
    running ? DAY : { ...DAY, year: 'numeric' },
  );
}

/** "March 2026" of the month that a calendar day lies in. */
export function formatCalendarMonth(day: string, locale: string): string {
  return format(
    `${day}T00:00:00Z`,
    { locale, timeZone: 'UTC' },
    { month: 'short', year: 'numeric' },
  );
}

/** "14:02" */
export function formatTime(instant: string | number, place: Place): string {
  return format(instant, place, { hour: '2-digit', minute: '2-digit' });
}

/** "12 Mar, 14:02" */
export function formatDayTime(instant: string | number, place: Place): string {
  return `${formatDay(instant, place)}, ${formatTime(instant, place)}`;
}

/** "12 Mar 2026, 14:02:05 UTC", to compare with the log of a sender. */
export function formatExact(instant: string, place: Place): string {
  return format(instant, place, {
    ...DAY,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
}

/** The time zone of who looks at the page. */
export function viewerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The first and last day of a window: "1 to 30 Mar", "12 Feb to 12 Mar". */
export function formatDays(window: Window, place: Place): string {
  const last = new Date(window.to).getTime() - 1;
  const from = formatDay(window.from, place);
  const to = formatDay(last, place);
  if (from === to) {
    return to;
  }
  const month = (at: string | number) =>
    format(at, place, { month: 'short', year: 'numeric' });
  return month(window.from) === month(last)
    ? `${format(window.from, place, { day: 'numeric' })} to ${to}`
    : `${from} to ${to}`;
}

/** A first and a last day, `yyyy-MM-dd`. */
export interface Days {
  from: string;
  to: string;
}

/** The days of a window on the calendar of a zone. */
export function daysOf({ from, to }: Window, timeZone: string): Days {
  return {
    from: calendarDay(from, timeZone),
    to: calendarDay(Date.parse(to) - 1, timeZone),
  };
}

/** So many days on the calendar of a zone, of which the last one runs. */
export function daysUntil(now: number, count: number, timeZone: string): Days {
  const to = calendarDay(now, timeZone);
  const from = Date.parse(to) - (count - 1) * DAY_MS;
  return { from: calendarDay(from, 'UTC'), to };
}

function calendarDay(at: string | number, timeZone: string): string {
  return toZonedText(at, timeZone).slice(0, 'yyyy-MM-dd'.length);
}

function format(
  instant: string | number,
  { locale, timeZone }: Place,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(
    new Date(instant),
  );
}
