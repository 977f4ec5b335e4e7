import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { addUp, BlockName, BlockRow } from './blockRows';
import { BLOCK_SPANS, blockOf } from './blockSpans';
import { ChangedDays, deleteBlocks, storeBlocks } from './blockStore';
import { SketchPool } from './SketchPool';

/** A block of a span, and the parts that it is added up from. */
interface Larger extends BlockName {
  span: number;
  partSpan: number;
}

/** Adds the blocks of several days up anew that some days are part of. */
export async function storeLargerBlocks(
  trx: Knex.Transaction,
  { days, emptied }: ChangedDays,
  now: Instant,
): Promise<void> {
  const larger = blocksOver(days);
  const parts = new Map<string, BlockRow>();
  for (const some of chunks([...larger.values()])) {
    for (const row of await readParts(trx, some)) {
      // Those that are added up anew themselves come below.
      if (!larger.has(nameOf(row))) {
        parts.set(keyOf(row), row);
      }
    }
  }
  const sums: BlockRow[] = [];
  const sketches = new SketchPool();
  for (const [index, span] of BLOCK_SPANS.slice(1).entries()) {
    const own = [...parts.values()].filter(
      row =>
        row.span === BLOCK_SPANS[index] &&
        larger.has(nameOf({ ...row, span, day: blockOf(row.day, span) })),
    );
    const added = addUp(own, { span, now, sketches });
    added.forEach(row => parts.set(keyOf(row), row));
    sums.push(...added);
  }
  // Of these perhaps nothing is left.
  const doubtful = [...blocksOver(emptied).values()];
  for (const span of BLOCK_SPANS.slice(1)) {
    const own = doubtful.filter(block => block.span === span);
    await deleteBlocks(trx, own, span);
  }
  await storeBlocks(trx, sums);
}

/** All blocks of several days that some days are part of, each once. */
function blocksOver(days: readonly BlockName[]): Map<string, Larger> {
  const blocks = new Map<string, Larger>();
  for (const [index, span] of BLOCK_SPANS.slice(1).entries()) {
    for (const { serviceRef, day } of days) {
      const first = blockOf(day, span);
      const name = nameOf({ service_ref: serviceRef, span, day: first });
      const partSpan = BLOCK_SPANS[index];
      blocks.set(name, { serviceRef, day: first, span, partSpan });
    }
  }
  return blocks;
}

/** The parts of blocks. */
async function readParts(
  trx: Knex.Transaction,
  blocks: readonly Larger[],
): Promise<BlockRow[]> {
  const values = blocks
    .map(
      () =>
        '(cast(? as text), cast(? as smallint), cast(? as integer), cast(? as integer))',
    )
    .join(', ');
  return trx
    .with(
      'asked',
      ['service_ref', 'span', 'first_day', 'last_day'],
      trx.raw(
        `values ${values}`,
        blocks.flatMap(({ serviceRef, day, span, partSpan }) => [
          serviceRef,
          partSpan,
          day,
          day + span - 1,
        ]),
      ),
    )
    .from('asked')
    .join('dora_cell_blocks as block', join =>
      join
        .on('block.service_ref', 'asked.service_ref')
        .andOn('block.span', 'asked.span')
        .andOn('block.day', '>=', 'asked.first_day')
        .andOn('block.day', '<=', 'asked.last_day'),
    )
    .select('block.*');
}

/** Names a block in all environments. */
function nameOf({
  service_ref: ref,
  span,
  day,
}: Pick<BlockRow, 'service_ref' | 'span' | 'day'>): string {
  return `${span} ${day} ${ref}`;
}

function keyOf(row: BlockRow): string {
  return `${nameOf(row)} ${row.environment}`;
}
