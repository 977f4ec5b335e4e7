import { Knex } from 'knex';
import { lockRows } from './dialect';

/**
 * Waits for its turn at what only one transaction may do at a time, and keeps
 * it until the transaction ends.
 */
export async function takeTurn(
  trx: Knex.Transaction,
  name: 'attribution' | 'definitions' | 'operations',
): Promise<void> {
  await trx('dora_locks').insert({ name }).onConflict('name').ignore();
  await lockRows(trx('dora_locks').where({ name }));
}
