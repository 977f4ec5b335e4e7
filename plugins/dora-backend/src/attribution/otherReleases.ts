import { Knex } from 'knex';
import { markServicesDirty } from '../facts/dirtyServices';

const BEGINNING = 0;

/**
 * Marks the services that a replica of another release was the last to derive:
 * while releases change, it works beside this one and knows less.
 *
 * @returns the number of services.
 */
export async function markDerivedByOthers(db: Knex): Promise<number> {
  return db.transaction(async trx => {
    const refs: string[] = await trx('dora_services')
      .whereNotNull('computed_at')
      .where(query =>
        query.whereNull('derived_at').orWhereRaw('derived_at <> computed_at'),
      )
      .orderBy('entity_ref')
      .pluck('entity_ref');
    await markServicesDirty(trx, refs, BEGINNING, 'rebuild');
    return refs.length;
  });
}
