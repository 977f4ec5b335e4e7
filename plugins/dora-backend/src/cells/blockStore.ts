import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { BLOCK_SPANS, blockOf } from './blockSpans';
import { Cell } from './Cell';
import {
  addCore,
  addDetail,
  addStages,
  encodeCore,
  encodeDetail,
  encodeStages,
  encodeYoung,
} from './cellCodec';
import { DayCell } from './dayCells';
import { StaleCells } from './staleCells';
import { addTotals, encodeTotals } from './totalsCodec';

/** A block as it is stored. */
interface BlockRow {
  service_ref: string;
  span: number;
  day: number;
  environment: string;
  rows: number;
  core: Buffer;
  detail: Buffer;
  stages: Buffer;
  totals: Buffer;
  young: Buffer | null;
  listed: string | null;
}

/** A block of a known span. */
export interface BlockName {
  serviceRef: string;
  day: number;
}

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
): Promise<BlockName[]> {
  const rows = [...cellsOf].flatMap(([serviceRef, cells]) =>
    cells.map(cell => dayRow(serviceRef, cell)),
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

/**
 * Deletes some cells of days before one.
 *
 * @returns their days.
 */
export async function deleteDayCells(
  trx: Knex.Transaction,
  beforeDay: number,
  limit: number,
): Promise<BlockName[]> {
  const key = ['service_ref', 'span', 'day', 'environment'];
  const old: BlockRow[] = await trx(TABLE)
    .where('span', 1)
    .where('day', '<', beforeDay)
    .limit(limit)
    .select(key);
  await trx(TABLE)
    .whereIn(
      key,
      old.map(row => [row.service_ref, row.span, row.day, row.environment]),
    )
    .delete();
  return old.map(nameOf);
}

/** Adds the blocks of several days up anew that some days are part of. */
export async function storeLargerBlocks(
  trx: Knex.Transaction,
  days: readonly BlockName[],
): Promise<void> {
  for (const [index, span] of BLOCK_SPANS.slice(1).entries()) {
    for (const names of chunks(blocksOver(days, span))) {
      const parts = await readParts(trx, names, BLOCK_SPANS[index], span);
      await deleteBlocks(trx, names, span);
      await insertBlocks(trx, addUp(parts, span));
    }
  }
}

function dayRow(
  serviceRef: string,
  { environment, day, cell, young, listed }: DayCell,
): BlockRow {
  return {
    ...blockRow(cell, { serviceRef, day, environment, span: 1 }),
    rows: cell.rows + listed.length,
    young: encodeYoung(young),
    listed: listed.length > 0 ? JSON.stringify(listed) : null,
  };
}

function blockRow(
  cell: Cell,
  name: BlockName & { environment: string; span: number },
): BlockRow {
  return {
    service_ref: name.serviceRef,
    span: name.span,
    day: name.day,
    environment: name.environment,
    rows: cell.rows,
    core: encodeCore(cell),
    detail: encodeDetail(cell),
    stages: encodeStages(cell),
    totals: encodeTotals(cell.totals),
    young: null,
    listed: null,
  };
}

function nameOf({
  service_ref: serviceRef,
  day,
}: Pick<BlockRow, 'service_ref' | 'day'>): BlockName {
  return { serviceRef, day };
}

/** The blocks of a span that days are part of, each once. */
function blocksOver(days: readonly BlockName[], span: number): BlockName[] {
  const names = new Map<string, BlockName>();
  for (const { serviceRef, day } of days) {
    const first = blockOf(day, span);
    names.set(`${first} ${serviceRef}`, { serviceRef, day: first });
  }
  return [...names.values()];
}

async function readParts(
  trx: Knex.Transaction,
  names: readonly BlockName[],
  parts: number,
  span: number,
): Promise<BlockRow[]> {
  return trx
    .with(
      'asked',
      ['service_ref', 'first_day', 'last_day'],
      trx.raw(
        `values ${names
          .map(
            () => '(cast(? as text), cast(? as integer), cast(? as integer))',
          )
          .join(', ')}`,
        names.flatMap(({ serviceRef, day }) => [
          serviceRef,
          day,
          day + span - 1,
        ]),
      ),
    )
    .from('asked')
    .join(`${TABLE} as block`, join =>
      join
        .on('block.service_ref', 'asked.service_ref')
        .andOn('block.day', '>=', 'asked.first_day')
        .andOn('block.day', '<=', 'asked.last_day'),
    )
    .where('block.span', parts)
    .orderBy('block.day')
    .select('block.*');
}

async function deleteBlocks(
  trx: Knex.Transaction,
  names: readonly BlockName[],
  span: number,
): Promise<void> {
  await trx(TABLE)
    .where({ span })
    .whereIn(
      ['service_ref', 'day'],
      names.map(({ serviceRef, day }) => [serviceRef, day]),
    )
    .delete();
}

function addUp(parts: readonly BlockRow[], span: number): BlockRow[] {
  const blocks = new Map<string, { first: BlockRow; cell: Cell }>();
  for (const part of parts) {
    const day = blockOf(part.day, span);
    const key = `${day} ${part.environment} ${part.service_ref}`;
    const block = blocks.get(key) ?? { first: part, cell: new Cell() };
    blocks.set(key, block);
    block.cell.rows += part.rows;
    addCore(part.core, block.cell);
    addDetail(part.detail, block.cell);
    addStages(part.stages, block.cell);
    addTotals(part.totals, block.cell.totals);
  }
  return [...blocks.values()].map(({ first, cell }) =>
    blockRow(cell, {
      serviceRef: first.service_ref,
      environment: first.environment,
      day: blockOf(first.day, span),
      span,
    }),
  );
}

async function insertBlocks(
  trx: Knex.Transaction,
  rows: readonly BlockRow[],
): Promise<void> {
  for (const part of chunks(rows)) {
    await trx(TABLE).insert(part);
  }
}
