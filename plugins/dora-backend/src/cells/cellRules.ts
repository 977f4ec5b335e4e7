import { createHash } from 'node:crypto';
import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { chunks, json } from '../database/columns';
import { ServiceDefinitions, withValues } from '../definitions';
import { CELL_FORMAT } from './cellCodec';

const NO_DEFINITIONS: ServiceDefinitions = { values: {}, problems: [] };
/** Of a service whose cells are about to follow these rules. */
const UNDER_WAY = '~';

/** What cells depend on besides the rows. */
export interface CellConfig {
  timeZone: string;
  /** The rules of all services, where they have none of their own. */
  definitions: DefinitionValues;
}

/** The rules that the cells of a service are to follow, and those that they do. */
export interface ServiceCellRules {
  definitions: DefinitionValues;
  /** The name of the rules that they are to follow. */
  name: string;
  /**
   * - `followed`: by all its cells
   * - `under way`: all that do not follow them are marked stale
   * - `other`: its cells follow other rules
   */
  state: 'followed' | 'under way' | 'other';
}

/** A name for the rules that cells are made by; other rules have another one. */
export function nameOfRules(
  { timeZone }: CellConfig,
  definitions: DefinitionValues,
): string {
  return createHash('sha256')
    .update(JSON.stringify([CELL_FORMAT, timeZone, definitions]))
    .digest('hex')
    .slice(0, 32);
}

/** The rules of services. */
export async function readCellRules(
  db: Knex,
  serviceRefs: readonly string[],
  config: CellConfig,
): Promise<Map<string, ServiceCellRules>> {
  const rules = new Map<string, ServiceCellRules>();
  for (const part of chunks(serviceRefs)) {
    const rows = await db('dora_services')
      .whereIn('entity_ref', part)
      .select('entity_ref', 'definitions', 'cells_by');
    for (const row of rows) {
      rules.set(row.entity_ref, toRules(row, config));
    }
  }
  return rules;
}

/** Services whose cells do not follow their rules, and are not marked for that. */
export async function servicesOfOtherRules(
  db: Knex,
  config: CellConfig,
): Promise<string[]> {
  const rows = await db('dora_services')
    .orderBy('entity_ref')
    .select('entity_ref', 'definitions', 'cells_by');
  return rows
    .filter(row => toRules(row, config).state === 'other')
    .map(row => row.entity_ref);
}

/** Notes that the cells of a service follow its rules, or are about to. */
export async function noteCellRules(
  trx: Knex.Transaction,
  serviceRef: string,
  name: string,
  state: 'followed' | 'under way',
): Promise<void> {
  await trx('dora_services')
    .where('entity_ref', serviceRef)
    .update({ cells_by: state === 'followed' ? name : UNDER_WAY + name });
}

function toRules(row: any, config: CellConfig): ServiceCellRules {
  const { definitions, cells_by: cellsBy } = row;
  const own = json<ServiceDefinitions>(definitions, NO_DEFINITIONS).values;
  return cellRulesOf({ definitions: own, cellsBy }, config);
}

/** The rules of a service, by what it has of its own. */
export function cellRulesOf(
  service: { definitions: Partial<DefinitionValues>; cellsBy: string | null },
  config: CellConfig,
): ServiceCellRules {
  const definitions = withValues(config.definitions, service.definitions);
  const name = nameOfRules(config, definitions);
  return { definitions, name, state: stateOf(service.cellsBy, name) };
}

function stateOf(
  cellsBy: string | null,
  name: string,
): ServiceCellRules['state'] {
  if (cellsBy === name) {
    return 'followed';
  }
  return cellsBy === UNDER_WAY + name ? 'under way' : 'other';
}
