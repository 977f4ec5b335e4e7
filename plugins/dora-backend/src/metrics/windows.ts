import { InputError } from '@backstage/errors';
import {
  DefinitionValues,
  Window,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DateTime } from 'luxon';
import { MeasuredWindow } from './metricInput';
import {
  addDays,
  countDays,
  dayOf,
  isDay,
  isTimeZone,
  startOfDay,
} from './days';

const DAY_MS = 86_400_000;
const FRIDAY = 5;

/** Two years and a leap day: the longest window that a report covers. */
export const MAX_WINDOW_DAYS = 731;

/** A half-open span of instants, `[fromMs, toMs)`, in epoch ms. */
export interface Span {
  fromMs: Instant;
  toMs: Instant;
}

/** A span of whole calendar days in one zone, of which the last may still run. */
export interface CalendarWindow extends Span {
  /** Distance in days of 86,400 s; days of 23 or 25 h make it fractional. */
  elapsedDays: number;
  firstDay: string;
  lastDay: string;
  /** Days from `firstDay` to `lastDay`, both counted. */
  calendarDays: number;
  timeZone: string;
}

/** `Nd` for today and the days before it, or two days, the last included. */
export type WindowRequest = { range: string } | { from: string; to: string };

/** Whether an instant lies in a half-open span. */
export function contains(span: Span, instant: Instant): boolean {
  return span.fromMs <= instant && instant < span.toMs;
}

function calendarWindow(
  span: Span,
  firstDay: string,
  lastDay: string,
  timeZone: string,
): CalendarWindow {
  return {
    ...span,
    elapsedDays: (span.toMs - span.fromMs) / DAY_MS,
    firstDay,
    lastDay,
    calendarDays: countDays(firstDay, lastDay),
    timeZone,
  };
}

function requestedDays(
  request: WindowRequest,
  today: string,
): { firstDay: string; lastDay: string } {
  if ('range' in request) {
    const days = Number(/^(\d{1,4})d$/.exec(request.range)?.[1]);
    if (!(days >= 1 && days <= MAX_WINDOW_DAYS)) {
      throw new InputError(
        `Range must be a number of days from 1d to ${MAX_WINDOW_DAYS}d, got '${request.range}'`,
      );
    }
    return { firstDay: addDays(today, 1 - days), lastDay: today };
  }
  for (const [name, day] of [
    ['from', request.from],
    ['to', request.to],
  ]) {
    if (!isDay(day)) {
      throw new InputError(
        `'${name}' must be a day as yyyy-MM-dd, got '${day}'`,
      );
    }
  }
  return { firstDay: request.from, lastDay: request.to };
}

/**
 * The window that a request names, on calendar days of `timeZone` and ending at
 * `now` at the latest. Throws an InputError that tells what is wrong with it.
 */
export function resolveWindow(
  request: WindowRequest,
  options: { timeZone: string; now: Instant },
): CalendarWindow {
  const { timeZone, now } = options;
  if (!isTimeZone(timeZone)) {
    throw new InputError(`Unknown time zone '${timeZone}'`);
  }
  const today = dayOf(now, timeZone);
  const { firstDay, lastDay } = requestedDays(request, today);
  if (firstDay > lastDay) {
    throw new InputError(`'from' (${firstDay}) is after 'to' (${lastDay})`);
  }
  if (countDays(firstDay, lastDay) > MAX_WINDOW_DAYS) {
    throw new InputError(`A window has at most ${MAX_WINDOW_DAYS} days`);
  }
  if (firstDay > today) {
    throw new InputError(`'from' (${firstDay}) is in the future`);
  }
  const fromMs = startOfDay(firstDay, timeZone);
  const toMs = Math.min(now, startOfDay(addDays(lastDay, 1), timeZone));
  return calendarWindow(
    { fromMs, toMs },
    firstDay,
    lastDay < today ? lastDay : today,
    timeZone,
  );
}

/**
 * The window without the days before the first event, so that a young service
 * is not divided by days on which nobody watched it. It starts with the whole
 * day of the event; without an event, or with one after the window, it is empty.
 */
export function clipToFirstEvent(
  window: CalendarWindow,
  firstEventMs: Instant | null,
): CalendarWindow {
  const { fromMs: startMs, toMs, firstDay, lastDay, timeZone } = window;
  if (firstEventMs === null || firstEventMs >= toMs) {
    return calendarWindow({ fromMs: toMs, toMs }, lastDay, lastDay, timeZone);
  }
  // To tell the day of an instant takes long for thousands of services.
  if (firstEventMs <= startMs) {
    return window;
  }
  const eventDay = dayOf(firstEventMs, timeZone);
  if (eventDay <= firstDay) {
    return window;
  }
  const fromMs = startOfDay(eventDay, timeZone);
  return calendarWindow({ fromMs, toMs }, eventDay, lastDay, timeZone);
}

/** As many whole calendar days, just before the window. */
export function previousWindow(window: CalendarWindow): CalendarWindow {
  return precedingWindow(window, window.calendarDays);
}

/** So many whole calendar days, just before the window. */
export function precedingWindow(
  window: CalendarWindow,
  days: number,
): CalendarWindow {
  const { timeZone } = window;
  const firstDay = addDays(window.firstDay, -days);
  const span = {
    fromMs: startOfDay(firstDay, timeZone),
    toMs: startOfDay(window.firstDay, timeZone),
  };
  return calendarWindow(span, firstDay, addDays(window.firstDay, -1), timeZone);
}

/** The window as reports tell it. */
export function toWindow(window: CalendarWindow): Window {
  return {
    from: new Date(window.fromMs).toISOString(),
    to: new Date(window.toMs).toISOString(),
    elapsedDays: window.elapsedDays,
  };
}

/** The window with the days that deployment frequency divides by. */
export function toMeasuredWindow(
  window: CalendarWindow,
  days: DefinitionValues['frequencyDays'],
): MeasuredWindow {
  const { fromMs, toMs, elapsedDays, timeZone } = window;
  return {
    fromMs,
    toMs,
    elapsedDays,
    timeZone,
    frequencyDays: days === 'all' ? elapsedDays : elapsedWeekdays(window),
  };
}

/** Days of 86,400 s from Monday to Friday, the part of a running one included. */
function elapsedWeekdays(window: CalendarWindow): number {
  const { fromMs, toMs, firstDay, lastDay, timeZone } = window;
  let elapsedMs = 0;
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if (DateTime.fromISO(day, { zone: 'utc' }).weekday <= FRIDAY) {
      const start = Math.max(fromMs, startOfDay(day, timeZone));
      const end = Math.min(toMs, startOfDay(addDays(day, 1), timeZone));
      elapsedMs += Math.max(0, end - start);
    }
  }
  return elapsedMs / DAY_MS;
}
