import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Random } from './random';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEKEND_WEIGHT = 0.2;
/** Work is around noon, and now and then at any other time. */
const FIRST_WORKING_HOUR = 6;
const WORKING_HOURS = 14;
const AT_ANY_HOUR = 0.1;

/** A stretch of the past with so many deployments. */
export interface Era {
  from: Instant;
  to: Instant;
  deployments: number;
}

/** The instants of all deployments of an era, in order: mostly on weekdays, by day. */
export function* instantsOf(era: Era, random: Random): Generator<Instant> {
  const days = daysOf(era);
  const total = days.reduce((sum, { weight }) => sum + weight, 0);
  let weight = 0;
  let made = 0;
  for (const day of days) {
    weight += day.weight;
    const due = Math.round((weight / total) * era.deployments);
    const instants = Array.from({ length: due - made }, () =>
      instantOn(day, random),
    );
    yield* instants.sort((a, b) => a - b);
    made = due;
  }
}

interface EraDay {
  start: Instant;
  from: Instant;
  to: Instant;
  weight: number;
}

function daysOf({ from, to }: Era): EraDay[] {
  const days: EraDay[] = [];
  for (let start = from - (from % DAY_MS); start < to; start += DAY_MS) {
    const day = {
      start,
      from: Math.max(from, start),
      to: Math.min(to, start + DAY_MS),
    };
    const weekday = new Date(start).getUTCDay();
    const isWeekend = weekday === 0 || weekday === 6;
    const part = (day.to - day.from) / DAY_MS;
    days.push({ ...day, weight: part * (isWeekend ? WEEKEND_WEIGHT : 1) });
  }
  return days;
}

function instantOn({ start, from, to }: EraDay, random: Random): Instant {
  for (;;) {
    const at = start + Math.floor(timeOfDay(random));
    if (at >= from && at < to) {
      return at;
    }
  }
}

function timeOfDay(random: Random): number {
  return random.chance(AT_ANY_HOUR)
    ? random.uniform() * DAY_MS
    : FIRST_WORKING_HOUR * HOUR_MS +
        ((random.uniform() + random.uniform()) / 2) * WORKING_HOURS * HOUR_MS;
}
