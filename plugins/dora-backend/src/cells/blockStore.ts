import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { BlockName, BlockRow, dayRow, nameOf } from './blockRows';
import { DayCell } from './dayCells';
import { AT_ONCE, StaleCells } from './staleCells';
import { forgetSums, markSumsStale, SUM_AFTER_MS } from './staleSums';

const TABLE = 'dora_cell_blocks';

/** Days whose cells have changed. */
export interface ChangedDays {
  days: BlockName[];
  /** Those of them that have no cell any longer in some environment. */
  emptied: BlockName[];
}

/** Puts the cells of some days in the place of those that are there. */
export async function storeDayCells(
  trx: Knex.Transaction,
  ranges: readonly StaleCells[],
  cellsOf: ReadonlyMap<string, readonly DayCell[]>,
  now: Instant,
): Promise<ChangedDays> {
  const rows = [...cellsOf].flatMap(([serviceRef, cells]) =>
    cells.map(cell => dayRow(serviceRef, cell, now)),
  );
  const old = await readDays(trx, ranges);
  const stored = new Set(rows.map(keyOf));
  const gone = old.filter(row => !stored.has(keyOf(row)));
  await deleteBlocks(trx, gone.map(nameOf), 1);
  await storeBlocks(trx, rows);
  await markSumsStale(trx, [...rows, ...old], now + SUM_AFTER_MS);
  // The name of the environment may have been a person's, who was erased.
  await markSumsStale(trx, gone, AT_ONCE);
  return {
    days: [...rows, ...old].map(nameOf),
    emptied: gone.map(nameOf),
  };
}

type DayKey = Pick<BlockRow, 'service_ref' | 'day' | 'environment'>;

function keyOf({ service_ref: ref, day, environment }: DayKey): string {
  return `${day} ${ref} ${environment}`;
}

/** Which cells of days there are; single days are asked of all at once. */
async function readDays(
  trx: Knex.Transaction,
  ranges: readonly StaleCells[],
): Promise<DayKey[]> {
  const days = ranges.filter(({ firstDay, lastDay }) => firstDay === lastDay);
  const longer = ranges.filter(({ firstDay, lastDay }) => firstDay < lastDay);
  const found: DayKey[] = [];
  const cells = () =>
    trx(TABLE).where('span', 1).select('service_ref', 'day', 'environment');
  for (const part of chunks(days)) {
    const names = part.map(({ serviceRef, firstDay }) => [
      serviceRef,
      firstDay,
    ]);
    found.push(...(await cells().whereIn(['service_ref', 'day'], names)));
  }
  for (const { serviceRef, firstDay, lastDay } of longer) {
    found.push(
      ...(await cells()
        .where('service_ref', serviceRef)
        .whereBetween('day', [firstDay, lastDay])),
    );
  }
  return found;
}

/** Deletes blocks of a span, in all environments. */
export async function deleteBlocks(
  trx: Knex.Transaction,
  blocks: readonly BlockName[],
  span: number,
): Promise<void> {
  for (const part of chunks(blocks)) {
    await trx(TABLE)
      .where({ span })
      .whereIn(
        ['service_ref', 'day'],
        part.map(({ serviceRef, day }) => [serviceRef, day]),
      )
      .delete();
  }
}

/** Deletes all blocks of services. */
export async function deleteServiceBlocks(
  trx: Knex.Transaction,
  serviceRefs: readonly string[],
): Promise<void> {
  for (const part of chunks(serviceRefs)) {
    const blocks = trx(TABLE).whereIn('service_ref', part);
    await forgetSums(trx, blocks);
    await blocks.delete();
  }
}

/** Puts blocks in the place of those that are there. */
export async function storeBlocks(
  trx: Knex.Transaction,
  rows: readonly BlockRow[],
): Promise<void> {
  for (const part of chunks(rows)) {
    await trx(TABLE)
      .insert(part)
      .onConflict(['service_ref', 'span', 'day', 'environment'])
      .merge();
  }
}
