import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { CellBytes } from './CellBytes';
import { AskedBlocks, BlockPart, CellQuery } from './cellQuery';
import { readStaleSums } from './staleSums';

/** What of the blocks that are asked of was read, and what has no sum that holds. */
export interface ReadSums {
  read: AskedBlocks[];
  missing: AskedBlocks[];
}

/** Reads blocks of all services together. */
export async function readSums(
  db: Knex,
  asked: readonly AskedBlocks[],
  { environment, ranges }: CellQuery,
  cells: CellBytes,
): Promise<ReadSums> {
  const blocks = asked.flatMap(single);
  if (blocks.length === 0) {
    return { read: [], missing: [] };
  }
  // The marks first: a sum that is made in between then only comes too late.
  const stale = await readStaleSums(db, environment, {
    firstDay: Math.min(...blocks.map(({ firstDay }) => firstDay)),
    lastDay: Math.max(...blocks.map(({ firstDay, span }) => firstDay + span)),
  });
  const isStale = ({ firstDay, span }: AskedBlocks) =>
    stale.some(day => firstDay <= day && day < firstDay + span);
  const read = blocks.filter(block => !isStale(block));
  const parts = new Set(read.flatMap(({ range }) => ranges[range].parts));
  const sums = await selectSums(db, environment, read, [...parts]);
  for (const { range, sign, span, firstDay } of read) {
    const sum = sums.get(keyOf(span, firstDay));
    if (sum) {
      const bytes = Object.fromEntries(
        ranges[range].parts.map(part => [part, sum[part]]),
      );
      const [together] = cells.ranges[range];
      together.rows += sign * sum.rows;
      (sign > 0 ? together.added : together.takenBack).push(bytes);
    }
  }
  return { read, missing: blocks.filter(isStale) };
}

/** A row of `dora_cell_sums`. */
type SumRow = { rows: number } & Record<BlockPart, Buffer>;

async function selectSums(
  db: Knex,
  environment: string,
  blocks: readonly AskedBlocks[],
  parts: readonly BlockPart[],
): Promise<Map<string, SumRow>> {
  const names = new Map(
    blocks.map(({ span, firstDay }) => [
      keyOf(span, firstDay),
      [span, firstDay],
    ]),
  );
  const sums = new Map<string, SumRow>();
  for (const some of chunks([...names.values()])) {
    const rows = await db('dora_cell_sums')
      .where({ environment })
      .whereIn(['span', 'day'], some)
      .select('span', 'day', 'rows', ...parts);
    rows.forEach(row => sums.set(keyOf(row.span, row.day), row));
  }
  return sums;
}

function keyOf(span: number, day: number): string {
  return `${span} ${day}`;
}

function single(blocks: AskedBlocks): AskedBlocks[] {
  const { span, firstDay, lastDay } = blocks;
  return Array.from({ length: (lastDay - firstDay) / span + 1 }, (_, index) => {
    const day = firstDay + index * span;
    return { ...blocks, firstDay: day, lastDay: day };
  });
}
