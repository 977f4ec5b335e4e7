import { createHash } from 'node:crypto';
import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { chunks, json } from '../database/columns';
import { lockRows } from '../database/dialect';
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
  const sorted = Object.entries(definitions).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return createHash('sha256')
    .update(JSON.stringify([CELL_FORMAT, timeZone, sorted]))
    .digest('hex')
    .slice(0, 32);
}

/** The rules of services. */
export async function readCellRules(
  db: Knex,
  serviceRefs: readonly string[],
  config: CellConfig,
): Promise<Map<string, ServiceCellRules>> {
  const rows: any[] = [];
  for (const part of chunks(serviceRefs)) {
    rows.push(
      ...(await db('dora_services')
        .whereIn('entity_ref', part)
        .select('entity_ref', 'definitions', 'cells_by')),
    );
  }
  return cellRulesOf(toServices(rows), config);
}

/** Holds services until the transaction ends, in an order in which none waits for another. */
export async function lockServices(
  trx: Knex.Transaction,
  serviceRefs: readonly string[],
): Promise<void> {
  for (const part of chunks([...serviceRefs].sort())) {
    await lockRows(
      trx('dora_services')
        .whereIn('entity_ref', part)
        .orderBy('entity_ref')
        .select('entity_ref'),
    );
  }
}

/** Services whose cells do not follow their rules, and are not marked for that. */
export async function servicesOfOtherRules(
  db: Knex,
  config: CellConfig,
): Promise<string[]> {
  const rows = await db('dora_services')
    .orderBy('entity_ref')
    .select('entity_ref', 'definitions', 'cells_by');
  const rules = cellRulesOf(toServices(rows), config);
  return [...rules]
    .filter(([, { state }]) => state === 'other')
    .map(([ref]) => ref);
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

function toServices(rows: any[]): Map<string, RuledService> {
  return new Map(
    rows.map(row => [
      row.entity_ref,
      {
        definitions: json<ServiceDefinitions>(row.definitions, NO_DEFINITIONS)
          .values,
        cellsBy: row.cells_by,
      },
    ]),
  );
}

/** What of a service decides its rules. */
export interface RuledService {
  /** Its own rules. */
  definitions: Partial<DefinitionValues>;
  /** The name of the rules that its cells follow. */
  cellsBy: string | null;
}

/** The rules of services. Most have none of their own: theirs are made once. */
export function cellRulesOf(
  services: ReadonlyMap<string, RuledService>,
  config: CellConfig,
): Map<string, ServiceCellRules> {
  const common = namedRules(config, {});
  const rules = new Map<string, ServiceCellRules>();
  for (const [ref, { definitions, cellsBy }] of services) {
    const isCommon = Object.keys(definitions).length === 0;
    const named = isCommon ? common : namedRules(config, definitions);
    rules.set(ref, { ...named, state: stateOf(cellsBy, named.name) });
  }
  return rules;
}

function namedRules(config: CellConfig, own: Partial<DefinitionValues>) {
  const definitions = withValues(config.definitions, own);
  return { definitions, name: nameOfRules(config, definitions) };
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
