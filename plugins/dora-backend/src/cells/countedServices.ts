import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { ServiceCellRules } from './cellRules';

/**
 * The services whose cells follow their rules from a day on. While the cells of
 * a service are computed from the latest days back to the first one, what is
 * left of its history is one mark that begins before all days.
 *
 * @param firstDay - Since 1970.
 */
export async function countedServices(
  db: Knex,
  serviceRefs: readonly string[],
  rules: ReadonlyMap<string, ServiceCellRules>,
  firstDay: number,
): Promise<Set<string>> {
  const inState = (wanted: ServiceCellRules['state']) =>
    serviceRefs.filter(ref => rules.get(ref)?.state === wanted);
  const counted = new Set([...inState('followed'), ...inState('under way')]);
  for (const part of chunks(inState('under way'))) {
    const marks = await db('dora_stale_cells')
      .whereIn('service_ref', part)
      .where('first_day', 0)
      .where('last_day', '>=', firstDay)
      .select('service_ref');
    marks.forEach(mark => counted.delete(mark.service_ref));
  }
  return counted;
}
