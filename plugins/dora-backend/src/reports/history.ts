import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, flag, instant, json } from '../database/columns';
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
}

const NO_DEFINITIONS: ServiceDefinitions = { values: {}, problems: [] };

const UNKNOWN: ServiceHistory = {
  title: '',
  ownerRef: null,
  linked: false,
  firstEventAt: null,
  lastEventAt: null,
  lastDeploymentAt: null,
  hasIncidents: false,
  definitions: {},
};

/** The history of one service; empty for one that is not known. */
export async function readHistory(
  db: Knex,
  serviceRef: string,
): Promise<ServiceHistory> {
  return (await readHistories(db, [serviceRef])).get(serviceRef) ?? UNKNOWN;
}

/** The histories of several services. */
export async function readHistories(
  db: Knex,
  serviceRefs: string[],
): Promise<Map<string, ServiceHistory>> {
  const histories = new Map<string, ServiceHistory>();
  for (const part of chunks(serviceRefs)) {
    for (const row of await db('dora_services').whereIn('entity_ref', part)) {
      histories.set(row.entity_ref, {
        title: row.title,
        ownerRef: row.owner_ref,
        linked: flag(row.linked),
        firstEventAt: instant(row.first_event_at),
        lastEventAt: instant(row.last_event_at),
        lastDeploymentAt: instant(row.last_deployment_at),
        hasIncidents: flag(row.has_incidents),
        definitions: json<ServiceDefinitions>(row.definitions, NO_DEFINITIONS)
          .values,
      });
    }
  }
  return histories;
}
