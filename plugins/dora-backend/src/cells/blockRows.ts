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
import { SketchPool } from './SketchPool';
import { addTotals, encodeTotals } from './totalsCodec';

/** What reports need of a block, of one service or of all. */
export interface BlockContent {
  rows: number;
  core: Buffer;
  detail: Buffer;
  stages: Buffer;
}

/** A block as it is stored. */
export interface BlockRow extends BlockContent {
  service_ref: string;
  span: number;
  day: number;
  environment: string;
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
    ...contentOf(cell, now),
    totals: encodeTotals(cell.totals),
  };
}

/** @param now - Deployments that are judged by then are not kept apart. */
export function contentOf(cell: Cell, now: Instant): BlockContent {
  return {
    rows: cell.rows,
    core: encodeCore(cell, now),
    detail: encodeDetail(cell),
    stages: encodeStages(cell),
  };
}

export function nameOf({
  service_ref: serviceRef,
  day,
}: Pick<BlockRow, 'service_ref' | 'day'>): BlockName {
  return { serviceRef, day };
}

/**
 * Adds blocks up to those of a larger span that they are part of.
 *
 * @param sketches - What they are added up in, one block after the other.
 */
export function addUp(
  parts: readonly BlockRow[],
  { span, now, sketches }: { span: number; now: Instant; sketches: SketchPool },
): BlockRow[] {
  const partsOf = new Map<string, BlockRow[]>();
  for (const part of parts) {
    const day = blockOf(part.day, span);
    const key = `${day} ${part.environment} ${part.service_ref}`;
    const known = partsOf.get(key);
    if (known) {
      known.push(part);
    } else {
      partsOf.set(key, [part]);
    }
  }
  return [...partsOf.values()].map(own => {
    const cell = new Cell({ createSketch: () => sketches.lend() });
    for (const part of own) {
      addContent(cell, part);
      addTotals(part.totals, cell.totals);
    }
    const [{ service_ref: serviceRef, environment, day }] = own;
    const name = { serviceRef, environment, day: blockOf(day, span), span };
    const row = blockRow(cell, name, now);
    sketches.takeBack();
    return row;
  });
}

export function addContent(cell: Cell, content: BlockContent): void {
  cell.rows += content.rows;
  addCore(content.core, cell);
  addDetail(content.detail, cell);
  addStages(content.stages, cell);
}
