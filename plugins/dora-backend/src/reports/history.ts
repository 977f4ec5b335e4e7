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

/** Few enough to name each in a statement. */
const FEW_SERVICES = 200;
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
 * The histories of all services that are linked or of which something is known.
 *
 * @param owners - Only those of these groups.
 */
export async function readKnownHistories(
  db: Knex,
  owners?: readonly string[],
): Promise<Map<string, ServiceHistory>> {
  const rows: any[] = await services(db)
    .where(query =>
      query.where('linked', true).orWhereNotNull('first_event_at'),
    )
    .modify(query => (owners ? query.whereIn('owner_ref', owners) : query))
    .orderBy('entity_ref');
  return new Map(rows.map(row => [row.entity_ref, toHistory(row)]));
}

/** Services; of many, all there are, for these are soon read. */
async function selectServices(db: Knex, serviceRefs: string[]): Promise<any[]> {
  return serviceRefs.length > FEW_SERVICES
    ? services(db)
    : services(db).whereIn('entity_ref', serviceRefs);
}

function services(db: Knex): Knex.QueryBuilder {
  return db('dora_services').select(
    'entity_ref',
    'title',
    'owner_ref',
    'linked',
    'first_event_at',
    'last_event_at',
    'last_deployment_at',
    'has_incidents',
    'definitions',
    'cells_by',
  );
}

function toHistory(row: any): ServiceHistory {
  return {
    title: row.title,
    ownerRef: row.owner_ref,
    linked: flag(row.linked),
    firstEventAt: instant(row.first_event_at),
    lastEventAt: instant(row.last_event_at),
    lastDeploymentAt: instant(row.last_deployment_at),
    hasIncidents: flag(row.has_incidents),
    definitions: json<ServiceDefinitions>(row.definitions, NO_DEFINITIONS)
      .values,
    cellsBy: row.cells_by,
  };
}
