import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { AT_ONCE } from './staleCells';

const TABLE = 'dora_stale_sums';
const KEY = ['environment', 'day'];
/** In a burst the same days change again and again, and all services of each are summed up. */
export const SUM_AFTER_MS = 60_000;

/** A day of an environment, since 1970. */
export interface SumDay {
  environment: string;
  day: number;
}

/*
 * Days whose cells have changed since all services were summed up, or never
 * were. Whoever changes cells has its turn at `attribution`, as has whoever sums
 * them up: no mark is taken away that was meant for a later sum.
 */

/**
 * Marks days, in the transaction that changes their cells.
 *
 * @param dueAt - They are summed up from then on, or from when they were due
 * already.
 */
export async function markSumsStale(
  trx: Knex.Transaction,
  days: readonly SumDay[],
  dueAt: Instant,
): Promise<void> {
  const marks = new Map(
    days.map(({ environment, day }) => [
      `${day} ${environment}`,
      { environment, day, due_at: dueAt },
    ]),
  );
  for (const part of chunks([...marks.values()])) {
    await trx(TABLE)
      .insert(part)
      .onConflict(KEY)
      .merge({
        due_at: trx.raw(
          `case when ${TABLE}.due_at < excluded.due_at then ${TABLE}.due_at else excluded.due_at end`,
        ),
      });
  }
}

/**
 * Deletes the sums that some blocks are part of, and marks their days. Called
 * before these are deleted.
 *
 * @param blocks - A query on `dora_cell_blocks`.
 */
export async function forgetSums(
  trx: Knex.Transaction,
  blocks: Knex.QueryBuilder,
): Promise<void> {
  const { sql, bindings } = blocks
    .clone()
    .where('span', 1)
    .distinct('environment', 'day', trx.raw('cast(? as bigint)', [AT_ONCE]))
    .toSQL();
  await trx.raw(
    `insert into ${TABLE} (environment, day, due_at) ${sql}
    on conflict (environment, day) do nothing`,
    bindings as Knex.RawBinding[],
  );
  await trx('dora_cell_sums')
    .whereExists(
      trx(`${TABLE} as stale`)
        .whereRaw('stale.environment = dora_cell_sums.environment')
        .whereRaw('stale.day >= dora_cell_sums.day')
        .whereRaw('stale.day < dora_cell_sums.day + dora_cell_sums.span')
        .select(trx.raw('1')),
    )
    .delete();
}

/** Whether days are due. */
export async function areSumsDue(db: Knex, now: Instant): Promise<boolean> {
  return (await readDueSums(db, now, 1)).length > 0;
}

/** Some days that are due, the latest first. */
export async function readDueSums(
  db: Knex,
  now: Instant,
  limit: number,
): Promise<SumDay[]> {
  return db(TABLE)
    .where('due_at', '<=', now)
    .orderBy('day', 'desc')
    .limit(limit)
    .select('environment', 'day');
}

/** Takes the marks of days away. */
export async function unmarkSums(
  trx: Knex.Transaction,
  days: readonly SumDay[],
): Promise<void> {
  await marksOf(trx, days).delete();
}

/** Puts days off that are marked. */
export async function putOffSums(
  trx: Knex.Transaction,
  days: readonly SumDay[],
  dueAt: Instant,
): Promise<void> {
  await marksOf(trx, days).update({ due_at: dueAt });
}

function marksOf(trx: Knex.Transaction, days: readonly SumDay[]) {
  return trx(TABLE).whereIn(
    KEY,
    days.map(({ environment, day }) => [environment, day]),
  );
}

/** The marked days of an environment among some. */
export async function readStaleSums(
  db: Knex,
  environment: string,
  { firstDay, lastDay }: { firstDay: number; lastDay: number },
): Promise<number[]> {
  return db(TABLE)
    .where({ environment })
    .whereBetween('day', [firstDay, lastDay])
    .pluck('day');
}
