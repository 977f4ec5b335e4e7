import { Knex } from 'knex';
import { deleteServiceBlocks } from './blockStore';
import {
  CellConfig,
  lockServices,
  noteCellRules,
  readCellRules,
  ServiceCellRules,
  servicesOfOtherRules,
} from './cellRules';
import { FIRST_DAY, markCellsStale } from './staleCells';

/**
 * Marks all cells of the services whose rules have changed since they were
 * counted, or that have none yet.
 */
export async function markCellsOfOtherRules(
  trx: Knex.Transaction,
  config: CellConfig,
): Promise<void> {
  await startOver(trx, await servicesOfOtherRules(trx, config), config);
}

/**
 * Marks all cells of those of some services whose rules have changed.
 *
 * @returns the rules of all of them.
 */
export async function startOver(
  trx: Knex.Transaction,
  serviceRefs: readonly string[],
  config: CellConfig,
): Promise<Map<string, ServiceCellRules>> {
  const rules = await readCellRules(trx, serviceRefs, config);
  if ([...rules.values()].every(({ state }) => state === 'followed')) {
    return rules;
  }
  await lockServices(trx, serviceRefs);
  const others = [...rules].filter(([, { state }]) => state === 'other');
  // They may not even be read by this release.
  await deleteServiceBlocks(
    trx,
    others.map(([serviceRef]) => serviceRef),
  );
  for (const [serviceRef, own] of others) {
    await noteCellRules(trx, serviceRef, own.name, 'under way');
    await markCellsStale(trx, serviceRef, FIRST_DAY);
    rules.set(serviceRef, { ...own, state: 'under way' });
  }
  return rules;
}
