import { Knex } from 'knex';
import { calendarDay, dayOf, epochDay, startOfDay } from '../metrics';
import { AskedSpan } from './askedSpans';
import { DayRange } from './blockSpans';
import { disjointRanges } from './disjointRanges';
import { firstRowAt } from './firstRowAt';
import { StaleCells } from './staleCells';

/** Deployments that are in memory at a time, with their commits. */
const MOST_DEPLOYMENTS = 5_000;
/** What a single day is taken for: to count it would take as long as to read it. */
const DEPLOYMENTS_OF_A_DAY = 25;
const MOST_DAYS = 64;

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
  let deployments = 0;
  for (const mark of disjointRanges(marks)) {
    if (deployments >= MOST_DEPLOYMENTS) {
      division.rest.push(mark);
      continue;
    }
    const { lastDay, asked, size } = await firstPart(trx, mark, timeZone);
    division.ranges.push({ ...mark, lastDay });
    division.asked.push(...asked);
    deployments += size;
    if (lastDay < mark.lastDay) {
      division.rest.push({ ...mark, firstDay: lastDay + 1 });
    }
  }
  return division;
}

interface Part {
  lastDay: number;
  /** Where its rows are; nothing where there are none. */
  asked: AskedSpan[];
  /** Deployments, about. */
  size: number;
}

/** The days of a mark up to so many that have rows, and as many as fit into memory. */
async function firstPart(
  trx: Knex.Transaction,
  { serviceRef, firstDay, lastDay }: StaleCells,
  timeZone: string,
): Promise<Part> {
  if (firstDay === lastDay) {
    const asked = [spanOf(serviceRef, { firstDay, lastDay }, timeZone)];
    return { lastDay, asked, size: DEPLOYMENTS_OF_A_DAY };
  }
  const from = startOfDay(calendarDay(firstDay), timeZone);
  const firstAt = await firstRowAt(trx, serviceRef, from);
  const first =
    firstAt === null ? Infinity : epochDay(dayOf(firstAt, timeZone));
  if (first > lastDay) {
    return { lastDay, asked: [], size: 0 };
  }
  let days = Math.min(lastDay - first + 1, MOST_DAYS);
  for (;;) {
    const last = first + days - 1;
    const range = { firstDay: first, lastDay: last };
    const span = spanOf(serviceRef, range, timeZone);
    const size = await countDeployments(trx, span);
    if (size <= MOST_DEPLOYMENTS || days === 1) {
      return { lastDay: last, asked: [span], size };
    }
    days = Math.ceil(days / 2);
  }
}

async function countDeployments(
  trx: Knex.Transaction,
  { serviceRef, fromMs, toMs }: AskedSpan,
): Promise<number> {
  const [{ count }] = await trx('dora_deployment_links')
    .where('service_ref', serviceRef)
    .where('occurred_at', '>=', fromMs)
    .where('occurred_at', '<', toMs)
    .count({ count: '*' });
  return Number(count);
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
