import { Knex } from 'knex';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { chunks } from '../database/columns';

/**
 * Empties the bodies of deliveries. The deliveries stay, so that one sent again
 * is known and its body does not come back.
 */
export async function emptyBodies(
  trx: Knex.Transaction,
  ids: string[],
  now: Instant,
): Promise<void> {
  for (const part of chunks(ids)) {
    await trx('dora_deliveries')
      .whereIn('id', part)
      .whereNull('erased_at')
      .update({ body: Buffer.alloc(0), erased_at: now });
  }
}
