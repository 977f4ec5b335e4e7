import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Periods } from '../plainSql/PlainReports';

const DAY_MS = 86_400_000;

/** A window of whole days of UTC, of which the last may still run. */
export interface AskedWindow {
  from: Instant;
  days: number;
}

/** Today and the days before it. */
export function lastDays(days: number, now: Instant): AskedWindow {
  return { from: startOfToday(now) - (days - 1) * DAY_MS, days };
}

/** The window as reports are asked for it. */
export function toRequest({ from, days }: AskedWindow) {
  return { from: dayOf(from), to: dayOf(from + (days - 1) * DAY_MS) };
}

/** The window as plain SQL is asked for it, with as many days before it. */
export function toPeriods({ from, days }: AskedWindow, now: Instant): Periods {
  const lengthMs = days * DAY_MS;
  return {
    from: from - lengthMs,
    to: Math.min(from + lengthMs, now),
    lengthMs,
  };
}

export function startOfToday(now: Instant): Instant {
  return now - (now % DAY_MS);
}

function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 'yyyy-MM-dd'.length);
}
