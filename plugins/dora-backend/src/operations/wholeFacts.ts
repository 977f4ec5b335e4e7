import { Knex } from 'knex';

/**
 * False while facts are being made anew from the deliveries. Until that ends,
 * numbers must not be derived from them, nor may bodies be emptied.
 */
export async function factsAreWhole(db: Knex): Promise<boolean> {
  const underWay = await db('dora_operations')
    .where('kind', 'reparse')
    .whereNotNull('cursor')
    .first('id');
  return underWay === undefined;
}

/** Why nothing is derived or erased while facts are not whole. */
export const FACTS_NOT_WHOLE =
  'The last rebuild of the facts has not come to its end. Start it again first.';
