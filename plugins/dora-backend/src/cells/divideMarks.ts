import { Knex } from 'knex';
import { calendarDay, dayOf, epochDay, startOfDay } from '../metrics';
import { AskedSpan } from './askedSpans';
import { DayRange } from './blockSpans';
import { disjointRanges } from './disjointRanges';
import { firstRowAt } from './firstRowAt';
import { StaleCells } from './staleCells';

/** Days with rows that are counted in one go, of all services and of one. */
const MOST_DAYS = 4096;
const MOST_DAYS_OF_ONE = 64;

/** What of some marks is done in one go, and what later. */
export interface Division {
  ranges: StaleCells[];
  /** Where their rows are. */
  asked: AskedSpan[];
  rest: StaleCells[];
}

/** Takes as much of some marks as one transaction may hold. */
export async function divideMarks(
  trx: Knex.Transaction,
  marks: readonly StaleCells[],
  timeZone: string,
): Promise<Division> {
  const division: Division = { ranges: [], asked: [], rest: [] };
  let days = 0;
  for (const mark of disjointRanges(marks)) {
    if (days >= MOST_DAYS) {
      division.rest.push(mark);
      continue;
    }
    const { lastDay, withRows } = await firstPart(trx, mark, timeZone);
    division.ranges.push({ ...mark, lastDay });
    if (withRows) {
      division.asked.push(spanOf(mark.serviceRef, withRows, timeZone));
      days += daysOf(withRows);
    }
    if (lastDay < mark.lastDay) {
      division.rest.push({ ...mark, firstDay: lastDay + 1 });
    }
  }
  return division;
}

/** How far to go at once, and which days up to there have rows. */
async function firstPart(
  trx: Knex.Transaction,
  { serviceRef, firstDay, lastDay }: StaleCells,
  timeZone: string,
): Promise<{ lastDay: number; withRows: DayRange | null }> {
  if (daysOf({ firstDay, lastDay }) <= MOST_DAYS_OF_ONE) {
    return { lastDay, withRows: { firstDay, lastDay } };
  }
  const from = startOfDay(calendarDay(firstDay), timeZone);
  const firstAt = await firstRowAt(trx, serviceRef, from);
  const first =
    firstAt === null ? Infinity : epochDay(dayOf(firstAt, timeZone));
  if (first > lastDay) {
    return { lastDay, withRows: null };
  }
  const last = Math.min(lastDay, first + MOST_DAYS_OF_ONE - 1);
  return { lastDay: last, withRows: { firstDay: first, lastDay: last } };
}

function spanOf(
  serviceRef: string,
  { firstDay, lastDay }: DayRange,
  timeZone: string,
): AskedSpan {
  return {
    serviceRef,
    fromMs: startOfDay(calendarDay(firstDay), timeZone),
    toMs: startOfDay(calendarDay(lastDay + 1), timeZone),
  };
}

function daysOf({ firstDay, lastDay }: DayRange): number {
  return lastDay - firstDay + 1;
}
