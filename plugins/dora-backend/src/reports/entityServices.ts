import { Knex } from 'knex';
import { descendantsOf, readGroups } from '../catalog/groups';
import { Visible } from './GroupReports';

/**
 * The services that the numbers of an entity are made of: a group stands for
 * those that it and, unless told otherwise, the groups below it own, anything
 * else for itself.
 */
export async function servicesOf(
  db: Knex,
  entityRef: string,
  visible: Visible,
  includesSubTeams = true,
): Promise<string[]> {
  if (!entityRef.startsWith('group:')) {
    return [entityRef];
  }
  const subTeams = includesSubTeams
    ? descendantsOf(await readGroups(db), entityRef)
    : [];
  const owned = await db('dora_services')
    .whereIn('owner_ref', [entityRef, ...subTeams])
    .where(query =>
      query.where('linked', true).orWhereNotNull('first_event_at'),
    )
    .orderBy('entity_ref')
    .pluck('entity_ref');
  return visible(owned);
}
