import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { flag, instant, json } from '../database/columns';
import { ServiceDefinitions } from '../definitions';

/** What is known of a service, whatever the window. */
export interface ServiceHistory {
  title: string;
  ownerRef: string | null;
  linked: boolean;
  firstEventAt: Instant | null;
  lastEventAt: Instant | null;
  lastDeploymentAt: Instant | null;
  hasIncidents: boolean;
  /** Rules that its annotations set. */
  definitions: Partial<DefinitionValues>;
  /** The name of the rules that its cells follow. */
  cellsBy: string | null;
}

/** What reports on many services need of each. */
export type KnownService = Omit<
  ServiceHistory,
  'linked' | 'lastDeploymentAt' | 'hasIncidents'
>;

/** Few enough to name each in a statement. */
const FEW_SERVICES = 200;
const KNOWN = [
  'entity_ref',
  'title',
  'owner_ref',
  'first_event_at',
  'last_event_at',
  'definitions',
  'cells_by',
];
const NO_DEFINITIONS: ServiceDefinitions = { values: {}, problems: [] };

/** Of a service that nothing is known of. */
export const NO_HISTORY: ServiceHistory = {
  title: '',
  ownerRef: null,
  linked: false,
  firstEventAt: null,
  lastEventAt: null,
  lastDeploymentAt: null,
  hasIncidents: false,
  definitions: {},
  cellsBy: null,
};

/** The history of one service; empty for one that is not known. */
export async function readHistory(
  db: Knex,
  serviceRef: string,
): Promise<ServiceHistory> {
  return (await readHistories(db, [serviceRef])).get(serviceRef) ?? NO_HISTORY;
}

/** The histories of several services. */
export async function readHistories(
  db: Knex,
  serviceRefs: string[],
): Promise<Map<string, ServiceHistory>> {
  const wanted = new Set(serviceRefs);
  const histories = new Map<string, ServiceHistory>();
  for (const row of await selectServices(db, serviceRefs)) {
    if (wanted.has(row.entity_ref)) {
      histories.set(row.entity_ref, toHistory(row));
    }
  }
  return histories;
}

/**
 * All services that are linked or of which something is known.
 *
 * @param owners - Only those of these groups.
 */
export async function readKnownServices(
  db: Knex,
  owners?: readonly string[],
): Promise<Map<string, KnownService>> {
  const rows: any[] = await db('dora_services')
    .select(KNOWN)
    .where(query =>
      query.where('linked', true).orWhereNotNull('first_event_at'),
    )
    .modify(query => (owners ? query.whereIn('owner_ref', owners) : query))
    .orderBy('entity_ref');
  return new Map(rows.map(row => [row.entity_ref, toKnown(row)]));
}

/** Services; of many, all there are, for these are soon read. */
async function selectServices(db: Knex, serviceRefs: string[]): Promise<any[]> {
  return serviceRefs.length > FEW_SERVICES
    ? services(db)
    : services(db).whereIn('entity_ref', serviceRefs);
}

function services(db: Knex): Knex.QueryBuilder {
  return db('dora_services').select(
    ...KNOWN,
    'linked',
    'last_deployment_at',
    'has_incidents',
  );
}

function toHistory(row: any): ServiceHistory {
  return {
    ...toKnown(row),
    linked: flag(row.linked),
    lastDeploymentAt: instant(row.last_deployment_at),
    hasIncidents: flag(row.has_incidents),
  };
}

function toKnown(row: any): KnownService {
  return {
    title: row.title,
    ownerRef: row.owner_ref,
    firstEventAt: instant(row.first_event_at),
    lastEventAt: instant(row.last_event_at),
    definitions: json<ServiceDefinitions>(row.definitions, NO_DEFINITIONS)
      .values,
    cellsBy: row.cells_by,
  };
}
