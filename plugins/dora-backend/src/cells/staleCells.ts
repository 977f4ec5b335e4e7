import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, requiredInstant } from '../database/columns';
import { epochDay } from '../metrics';
import { DayRange } from './blockSpans';

/** Before every day. */
export const FIRST_DAY = '1970-01-01';
/** After every day, since 1970. */
export const LAST_DAY = 2 ** 31 - 1;
/** The due time of what need not wait. */
export const AT_ONCE: Instant = 0;

/** Days of a service whose cells no longer follow from its links. */
export interface StaleCells extends DayRange {
  serviceRef: string;
}

/**
 * Marks the cells of a service from a calendar day on. Called in the transaction
 * that changes the links, so that no change goes unnoticed.
 */
export async function markCellsStale(
  trx: Knex.Transaction,
  serviceRef: string,
  firstDay: string,
): Promise<void> {
  const mark = {
    serviceRef,
    firstDay: Math.max(0, epochDay(firstDay)),
    lastDay: LAST_DAY,
  };
  await insertMarks(trx, [mark], AT_ONCE);
}

/**
 * Marks the cells of single calendar days.
 *
 * @param days - None twice.
 */
export async function markDaysStale(
  trx: Knex.Transaction,
  days: ReadonlyArray<{ serviceRef: string; day: string }>,
): Promise<void> {
  const marks = days.map(({ serviceRef, day }) => ({
    serviceRef,
    firstDay: epochDay(day),
    lastDay: epochDay(day),
  }));
  await insertMarks(trx, marks, AT_ONCE);
}

/** Which marks are asked of. */
export interface StaleMarks {
  /** Those that are due by then. */
  dueAt: Instant;
  /** Not those of these services. */
  except: readonly string[];
  /** Those of this service. */
  only?: string;
}

/**
 * Some marks that are due: of the latest days first, for most reports are about
 * these, and of what is equally late the shortest, so that nothing waits for
 * services that are counted from their beginning.
 */
export async function readStaleCells(
  db: Knex,
  { dueAt, except, only }: StaleMarks,
  limit: number,
): Promise<StaleCells[]> {
  const rows = await db('dora_stale_cells')
    .where('due_at', '<=', dueAt)
    .whereNotIn('service_ref', except)
    .where(only === undefined ? {} : { service_ref: only })
    .orderBy([
      { column: 'last_day', order: 'desc' },
      { column: 'first_day', order: 'desc' },
      { column: 'service_ref' },
    ])
    .limit(limit);
  return rows.map(row => ({
    serviceRef: row.service_ref,
    firstDay: row.first_day,
    lastDay: row.last_day,
  }));
}

/** Takes marks away. */
export async function deleteMarks(
  trx: Knex.Transaction,
  marks: readonly StaleCells[],
): Promise<void> {
  for (const part of chunks(marks)) {
    await trx('dora_stale_cells')
      .whereIn(
        ['service_ref', 'first_day', 'last_day'],
        part.map(({ serviceRef, firstDay, lastDay }) => [
          serviceRef,
          firstDay,
          lastDay,
        ]),
      )
      .delete();
  }
}

/**
 * Marks days of services; none of the marks is the same as another one.
 *
 * @param dueAt - They are computed anew from this instant on.
 */
export async function insertMarks(
  trx: Knex.Transaction,
  marks: readonly StaleCells[],
  dueAt: Instant,
): Promise<void> {
  for (const part of chunks(marks)) {
    await trx('dora_stale_cells')
      .insert(
        part.map(({ serviceRef, firstDay, lastDay }) => ({
          service_ref: serviceRef,
          first_day: firstDay,
          last_day: lastDay,
          due_at: dueAt,
        })),
      )
      .onConflict(['service_ref', 'first_day', 'last_day'])
      .merge({
        due_at: trx.raw(
          'case when dora_stale_cells.due_at < excluded.due_at then dora_stale_cells.due_at else excluded.due_at end',
        ),
      });
  }
}

/** Which of some services have marks that are due. */
export async function servicesWithMarks(
  trx: Knex.Transaction,
  serviceRefs: readonly string[],
  now: Instant,
): Promise<Set<string>> {
  const rows = await trx('dora_stale_cells')
    .whereIn('service_ref', serviceRefs as string[])
    .where('due_at', '<=', now)
    .distinct('service_ref');
  return new Set(rows.map(row => row.service_ref));
}

/** How many services have cells that are due. */
export async function countServicesWithStaleCells(
  db: Knex,
  now: Instant,
): Promise<number> {
  const row: any = await db('dora_stale_cells')
    .where('due_at', '<=', now)
    .countDistinct({ count: 'service_ref' })
    .first();
  return Number(row.count);
}

/** When the next mark of any but some services is due; null for none. */
export async function nextDueAt(
  db: Knex,
  except: readonly string[],
): Promise<Instant | null> {
  const row: any = await db('dora_stale_cells')
    .whereNotIn('service_ref', except)
    .min({ at: 'due_at' })
    .first();
  return row.at === null ? null : requiredInstant(row.at);
}
