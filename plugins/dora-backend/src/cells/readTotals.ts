import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { BLOCK_SPANS } from './blockSpans';
import { Totals } from './Totals';
import { addTotals } from './totalsCodec';

/** Blocks of so many days hold all that there is, those of today too. */
const LARGEST = Math.max(...BLOCK_SPANS);

/** What services have had altogether in an environment, by their cells. */
export async function readTotals(
  db: Knex,
  serviceRefs: readonly string[],
  environment: string,
): Promise<Map<string, Totals>> {
  const totals = new Map(serviceRefs.map(ref => [ref, new Totals()]));
  for (const part of chunks(serviceRefs)) {
    const blocks = await db('dora_cell_blocks')
      .whereIn('service_ref', part)
      .where({ environment, span: LARGEST })
      .select('service_ref', 'totals');
    for (const block of blocks) {
      addTotals(block.totals, totals.get(block.service_ref)!);
    }
  }
  return totals;
}
