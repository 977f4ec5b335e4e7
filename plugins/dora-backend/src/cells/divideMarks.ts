import { Knex } from 'knex';
import { calendarDay, dayOf, epochDay, startOfDay } from '../metrics';
import { AskedSpan, LAST_INSTANT } from './askedSpans';
import { DayRange } from './blockSpans';
import { disjointRanges } from './disjointRanges';
import { lastRowWithin } from './edgeRows';
import { LAST_DAY, StaleCells } from './staleCells';

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
  for (const mark of disjointRanges(marks).sort(inOrder)) {
    if (deployments >= MOST_DEPLOYMENTS) {
      division.rest.push(mark);
      continue;
    }
    const { firstDay, asked, size } = await lastPart(trx, mark, timeZone);
    division.ranges.push({ ...mark, firstDay });
    division.asked.push(...asked);
    deployments += size;
    if (mark.firstDay < firstDay) {
      division.rest.push({ ...mark, lastDay: firstDay - 1 });
    }
  }
  return division;
}

// A single day is soon done and waits for nothing else; of the others the latest
// come first, for most reports are about these.
function inOrder(a: StaleCells, b: StaleCells): number {
  const isLong = ({ firstDay, lastDay }: StaleCells) => firstDay < lastDay;
  return Number(isLong(a)) - Number(isLong(b)) || b.lastDay - a.lastDay;
}

interface Part {
  firstDay: number;
  /** Where its rows are; nothing where there are none. */
  asked: AskedSpan[];
  /** Deployments, about. */
  size: number;
}

/** The latest days of a mark: so many that have rows, and as many as fit into memory. */
async function lastPart(
  trx: Knex.Transaction,
  { serviceRef, firstDay, lastDay }: StaleCells,
  timeZone: string,
): Promise<Part> {
  const whole = spanOf(serviceRef, { firstDay, lastDay }, timeZone);
  if (firstDay === lastDay) {
    return { firstDay, asked: [whole], size: DEPLOYMENTS_OF_A_DAY };
  }
  const lastAt = await lastRowWithin(trx, serviceRef, whole);
  if (lastAt === null) {
    return { firstDay, asked: [], size: 0 };
  }
  const last = epochDay(dayOf(lastAt, timeZone));
  let days = Math.min(last - firstDay + 1, MOST_DAYS);
  for (;;) {
    const range = { firstDay: last - days + 1, lastDay: last };
    const span = spanOf(serviceRef, range, timeZone);
    const size = await countDeployments(trx, span);
    if (size <= MOST_DEPLOYMENTS || days === 1) {
      return { firstDay: range.firstDay, asked: [span], size };
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
    toMs:
      lastDay >= LAST_DAY
        ? LAST_INSTANT
        : startOfDay(calendarDay(lastDay + 1), timeZone),
  };
}
