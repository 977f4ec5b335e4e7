import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { blockOf } from './blockSpans';
import { Cell } from './Cell';
import {
  addCore,
  addDetail,
  addStages,
  encodeCore,
  encodeDetail,
  encodeStages,
} from './cellCodec';
import { DayCell } from './dayCells';
import { addTotals, encodeTotals } from './totalsCodec';

/** A block as it is stored. */
export interface BlockRow {
  service_ref: string;
  span: number;
  day: number;
  environment: string;
  rows: number;
  core: Buffer;
  detail: Buffer;
  stages: Buffer;
  totals: Buffer;
}

/** A block of a known span. */
export interface BlockName {
  serviceRef: string;
  day: number;
}

/** The cell of a day as a row. */
export function dayRow(
  serviceRef: string,
  { environment, day, cell }: DayCell,
  now: Instant,
): BlockRow {
  return blockRow(cell, { serviceRef, day, environment, span: 1 }, now);
}

function blockRow(
  cell: Cell,
  name: BlockName & { environment: string; span: number },
  now: Instant,
): BlockRow {
  return {
    service_ref: name.serviceRef,
    span: name.span,
    day: name.day,
    environment: name.environment,
    rows: cell.rows,
    core: encodeCore(cell, now),
    detail: encodeDetail(cell),
    stages: encodeStages(cell),
    totals: encodeTotals(cell.totals),
  };
}

export function nameOf({
  service_ref: serviceRef,
  day,
}: Pick<BlockRow, 'service_ref' | 'day'>): BlockName {
  return { serviceRef, day };
}

/** Adds blocks up to those of a larger span that they are part of. */
export function addUp(
  parts: readonly BlockRow[],
  span: number,
  now: Instant,
): BlockRow[] {
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
    blockRow(
      cell,
      {
        serviceRef: first.service_ref,
        environment: first.environment,
        day: blockOf(first.day, span),
        span,
      },
      now,
    ),
  );
}
