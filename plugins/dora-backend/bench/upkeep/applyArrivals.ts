import { Knex } from 'knex';
import { markDaysStale } from '../../src/cells/staleCells';
import { chunks } from '../../src/database/columns';
import { takeTurn } from '../../src/database/locks';
import { dayOf } from '../../src/metrics';
import { RELEASE_TABLES } from '../world/rows';
import { Arrival, Touched } from './arrivals';

const ROWS_PER_STATEMENT = 40;

/** Stores what has arrived, and marks its cells in the same transaction, as attribution does. */
export async function applyArrivals(
  db: Knex,
  arrivals: Arrival[],
): Promise<void> {
  await db.transaction(async trx => {
    await takeTurn(trx, 'attribution');
    for (let index = 0; index < RELEASE_TABLES.length; index++) {
      const rows = arrivals.flatMap(arrival => arrival.rows[index]);
      for (const part of chunks(rows, ROWS_PER_STATEMENT)) {
        await trx(RELEASE_TABLES[index].table).insert(part);
      }
    }
    await markDaysStale(trx, daysOf(arrivals));
  });
}

/** Each day of a service once. */
function daysOf(arrivals: Arrival[]) {
  const days = new Map<string, { serviceRef: string; day: string }>();
  for (const { serviceRef, at } of arrivals.flatMap(
    ({ touched }): Touched[] => touched,
  )) {
    const day = dayOf(at, 'UTC');
    days.set(`${serviceRef} ${day}`, { serviceRef, day });
  }
  return [...days.values()];
}
