import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { addContent, BlockContent, contentOf } from './blockRows';
import { BLOCK_SPANS, blockOf } from './blockSpans';
import { Cell } from './Cell';
import { SumDay } from './staleSums';

const TABLE = 'dora_cell_sums';
const CONTENT = ['rows', 'core', 'detail', 'stages'];

/** Sums all services up over some days, and then over the blocks that these are part of. */
export async function storeSums(
  trx: Knex.Transaction,
  days: readonly SumDay[],
  now: Instant,
): Promise<void> {
  for (const environment of new Set(days.map(day => day.environment))) {
    const own = days.filter(day => day.environment === environment);
    let changed = own.map(({ day }) => day);
    let parts = trx('dora_cell_blocks').where({ environment, span: 1 });
    for (const [index, span] of BLOCK_SPANS.entries()) {
      changed = [...new Set(changed.map(day => blockOf(day, span)))];
      for (const day of changed) {
        const found = await parts
          .clone()
          .whereBetween('day', [day, day + span - 1])
          .select(CONTENT);
        await replaceSum(trx, { environment, span, day }, found, now);
      }
      parts = trx(TABLE).where({ environment, span: BLOCK_SPANS[index] });
    }
  }
}

async function replaceSum(
  trx: Knex.Transaction,
  name: SumDay & { span: number },
  parts: readonly BlockContent[],
  now: Instant,
): Promise<void> {
  await trx(TABLE).where(name).delete();
  if (parts.length > 0) {
    await trx(TABLE).insert({ ...name, ...sumOf(parts, now) });
  }
}

function sumOf(parts: readonly BlockContent[], now: Instant): BlockContent {
  const cell = new Cell();
  parts.forEach(part => addContent(cell, part));
  return contentOf(cell, now);
}
