import {
  BucketSize,
  DefinitionValues,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { DateTime } from 'luxon';
import { addDays, startOfDay } from './days';
import { CalendarWindow, previousWindow, Span } from './windows';

const MAX_DAILY = 31;
const MAX_WEEKLY = 180;

/** One step of a trend: calendar days from `day` on, cut to the window. */
export interface Bucket extends Span {
  day: string;
  /** True while days of the bucket that the window covers are not over. */
  running: boolean;
}

/** Days up to 31 calendar days, ISO weeks up to 180, months above. */
export function bucketSize(window: CalendarWindow): BucketSize {
  if (window.calendarDays <= MAX_DAILY) {
    return 'day';
  }
  return window.calendarDays <= MAX_WEEKLY ? 'week' : 'month';
}

type WeekStart = DefinitionValues['weekStart'];

function firstDays(window: CalendarWindow, weekStart: WeekStart): string[] {
  const size = bucketSize(window);
  const days: string[] = [];
  let day = window.firstDay;
  while (day <= window.lastDay) {
    days.push(day);
    day = nextStart(day, size, weekStart);
  }
  return days;
}

/** The first day of the bucket after the one that a day is in. */
function nextStart(
  day: string,
  size: BucketSize,
  weekStart: WeekStart,
): string {
  // A week of luxon's starts with Monday: a Sunday is moved into the next one.
  const shift = size === 'week' && weekStart === 'sunday' ? 1 : 0;
  return DateTime.fromISO(addDays(day, shift), { zone: 'utc' })
    .startOf(size)
    .plus({ [size]: 1 })
    .minus({ days: shift })
    .toFormat('yyyy-MM-dd');
}

function fill(days: string[], window: CalendarWindow, now: Instant): Bucket[] {
  const end = addDays(window.lastDay, 1);
  return days.map((day, index) => {
    const naturalEnd = startOfDay(days[index + 1] ?? end, window.timeZone);
    return {
      day,
      fromMs: Math.max(startOfDay(day, window.timeZone), window.fromMs),
      toMs: Math.min(naturalEnd, window.toMs),
      running: naturalEnd > now,
    };
  });
}

/** The window cut at the borders of days, ISO weeks or months. */
export function buckets(
  window: CalendarWindow,
  now: Instant,
  weekStart: WeekStart = 'monday',
): Bucket[] {
  return fill(firstDays(window, weekStart), window, now);
}

/**
 * The window before, in buckets of as many days as those of `window`, so that
 * the two trends lie over each other position by position.
 */
export function previousBuckets(
  window: CalendarWindow,
  now: Instant,
  weekStart: WeekStart = 'monday',
): Bucket[] {
  const days = firstDays(window, weekStart).map(day =>
    addDays(day, -window.calendarDays),
  );
  return fill(days, previousWindow(window), now);
}
