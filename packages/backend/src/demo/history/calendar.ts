import { Random } from './prng';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const FIRST_HOUR = 7;
const LAST_HOUR = 17;

/** Days since 1970-01-01, UTC. */
export function dayOf(instant: number): number {
  return Math.floor(instant / DAY);
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The organisation closes from Christmas to New Year. */
export function isHoliday(day: number): boolean {
  const date = new Date(day * DAY);
  const monthDay = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  return monthDay >= 1224 || monthDay <= 101;
}

/** How much is done on a day, where a working day counts 1. */
export function activity(day: number): number {
  if (isHoliday(day)) return 0;
  return [0.02, 1, 1.05, 1.1, 1, 0.85, 0.03][weekdayOf(day)];
}

/** A moment of a working day, rarely at lunch. */
export function workingMoment(day: number, random: Random): number {
  const hour = random.chance(0.45)
    ? random.between(FIRST_HOUR + 0.5, 11.5)
    : random.between(12.2, LAST_HOUR);
  return day * DAY + Math.floor(hour * 3600) * SECOND;
}

/** The instant itself, or the last working hour before it: people sleep. */
export function backToWork(instant: number): number {
  let day = dayOf(instant);
  const timeOfDay = instant - day * DAY;
  const closing = LAST_HOUR * HOUR + (timeOfDay % HOUR);
  if (activity(day) >= 0.5 && timeOfDay >= FIRST_HOUR * HOUR) {
    return day * DAY + Math.min(timeOfDay, closing);
  }
  do day--;
  while (activity(day) < 0.5);
  return day * DAY + closing;
}
