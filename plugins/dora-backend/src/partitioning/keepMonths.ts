import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { takeTurn } from '../database/locks';
import { Month, monthOf, monthsFrom } from './months';
import { Partition, readPartitions } from './partitions';

const TABLE = 'dora_cell_blocks';
const DAY_MS = 86_400_000;
const MONTHS_AHEAD = 3;
/** Reports wait behind whoever waits for a lock, so nobody does for long. */
const LOCK_TIMEOUT_MS = 5_000;

/**
 * Where an operator has divided the cells into partitions, gives every month
 * that has rows or soon will have some a partition of its own. Rows are only
 * ever moved, and partitions that are there stay as they are.
 *
 * @returns the names of the new partitions.
 */
export async function keepMonths(
  db: Knex,
  now: Instant,
  options: { signal?: AbortSignal; lockTimeoutMs?: number } = {},
): Promise<string[]> {
  const { signal, lockTimeoutMs = LOCK_TIMEOUT_MS } = options;
  const partitions = await readPartitions(db, TABLE);
  if (!partitions) {
    return [];
  }
  const rest = partitions.find(({ range }) => range === null)?.name;
  const months = [
    ...(rest ? await monthsOfRows(db, rest) : []),
    ...monthsFrom(Math.floor(now / DAY_MS), MONTHS_AHEAD + 1),
  ];
  const wanted = new Map(
    months
      .filter(
        month => !partitions.some(partition => overlaps(partition, month)),
      )
      .map(month => [month.name, month]),
  );
  const made: string[] = [];
  for (const month of wanted.values()) {
    if (!signal?.aborted) {
      await db.transaction(async trx => {
        await trx.raw(`set local lock_timeout = ${lockTimeoutMs}`);
        made.push(await addMonth(trx, month, rest));
      });
    }
  }
  return made;
}

function overlaps({ range }: Partition, month: Month): boolean {
  return (
    range !== null &&
    range.firstDay < month.endDay &&
    range.endDay > month.firstDay
  );
}

async function monthsOfRows(db: Knex, rest: string): Promise<Month[]> {
  const days: number[] = await db(rest).distinct('day').pluck('day');
  return days.map(monthOf);
}

async function addMonth(
  trx: Knex.Transaction,
  { name, firstDay, endDay }: Month,
  rest: string | undefined,
): Promise<string> {
  const partition = `${TABLE}_${name}`;
  // Whoever writes cells has its turn before it locks any of their tables.
  await takeTurn(trx, 'attribution');
  await trx.raw('lock table only ?? in share update exclusive mode', [TABLE]);
  await trx.raw('create table ?? (like ?? including defaults)', [
    partition,
    TABLE,
  ]);
  if (rest) {
    // Who has seen the rows before they move does not miss them afterwards.
    await trx.raw('lock table ?? in access exclusive mode', [rest]);
    await trx.raw(
      `with moved as (delete from ?? where day >= ? and day < ? returning *)
       insert into ?? select * from moved`,
      [rest, firstDay, endDay, partition],
    );
  }
  await trx.raw(
    `alter table ?? attach partition ?? for values from (${firstDay}) to (${endDay})`,
    [TABLE, partition],
  );
  return partition;
}
