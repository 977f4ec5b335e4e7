import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { BlockName, BlockRow, dayRow, nameOf } from './blockRows';
import { DayCell } from './dayCells';
import { StaleCells } from './staleCells';

const TABLE = 'dora_cell_blocks';

/**
 * Puts the cells of some days in the place of those that are there.
 *
 * @returns the days of which there was a cell, or is one now.
 */
export async function storeDayCells(
  trx: Knex.Transaction,
  ranges: readonly StaleCells[],
  cellsOf: ReadonlyMap<string, readonly DayCell[]>,
  now: Instant,
): Promise<BlockName[]> {
  const rows = [...cellsOf].flatMap(([serviceRef, cells]) =>
    cells.map(cell => dayRow(serviceRef, cell, now)),
  );
  const old = await deleteDays(trx, ranges);
  await insertBlocks(trx, rows);
  return [...rows.map(nameOf), ...old];
}

/** Deletes the cells of days, single days all at once, and tells which there were. */
async function deleteDays(
  trx: Knex.Transaction,
  ranges: readonly StaleCells[],
): Promise<BlockName[]> {
  const days = ranges.filter(({ firstDay, lastDay }) => firstDay === lastDay);
  const longer = ranges.filter(({ firstDay, lastDay }) => firstDay < lastDay);
  const queries = [
    ...chunks(days).map(
      part => (blocks: Knex.QueryBuilder) =>
        blocks.whereIn(
          ['service_ref', 'day'],
          part.map(({ serviceRef, firstDay }) => [serviceRef, firstDay]),
        ),
    ),
    ...longer.map(
      ({ serviceRef, firstDay, lastDay }) =>
        (blocks: Knex.QueryBuilder) =>
          blocks
            .where('service_ref', serviceRef)
            .whereBetween('day', [firstDay, lastDay]),
    ),
  ];
  const deleted: BlockName[] = [];
  for (const query of queries) {
    const old = () => query(trx(TABLE).where('span', 1));
    deleted.push(...(await old().select('service_ref', 'day')).map(nameOf));
    await old().delete();
  }
  return deleted;
}

/** Deletes all blocks of a service. */
export async function deleteServiceBlocks(
  trx: Knex.Transaction,
  serviceRef: string,
): Promise<void> {
  await trx(TABLE).where('service_ref', serviceRef).delete();
}

/** Inserts blocks of which none is there. */
export async function insertBlocks(
  trx: Knex.Transaction,
  rows: readonly BlockRow[],
): Promise<void> {
  for (const part of chunks(rows)) {
    await trx(TABLE).insert(part);
  }
}
