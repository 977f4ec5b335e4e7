import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import { readServices } from '../catalog/ServiceDirectory';
import { instant } from '../database/columns';

/** What is known of a service, whatever the window. */
export interface ServiceHistory {
  linked: boolean;
  firstEventAt: Instant | null;
  lastEventAt: Instant | null;
  lastDeploymentAt: Instant | null;
  hasIncidents: boolean;
}

/** Reads the first and last traces of a service, each by the end of an index. */
export async function readHistory(
  db: Knex,
  serviceRef: string,
): Promise<ServiceHistory> {
  const service = (await readServices(db, [serviceRef])).get(serviceRef);
  const deployments = await bounds(
    db('dora_deployment_links').where('service_ref', serviceRef),
    'occurred_at',
  );
  const incidents = await bounds(
    db('dora_incident_links').where('service_ref', serviceRef),
    'detected_at',
  );
  const pushes = await pushBounds(db, service?.subjects ?? []);
  const all = [deployments, incidents, ...pushes];
  return {
    linked: service?.linked ?? false,
    firstEventAt: extreme(
      Math.min,
      all.map(({ first }) => first),
    ),
    lastEventAt: extreme(
      Math.max,
      all.map(({ last }) => last),
    ),
    lastDeploymentAt: await lastDeployment(db, serviceRef),
    hasIncidents: incidents.last !== null,
  };
}

async function lastDeployment(db: Knex, serviceRef: string) {
  const row = await db('dora_deployment_links')
    .where({ service_ref: serviceRef, environment: PRODUCTION })
    .max({ last: 'occurred_at' })
    .first();
  return instant(row?.last);
}

async function pushBounds(db: Knex, subjects: string[]) {
  const repositories = subjects
    .filter(subject => subject.startsWith('repo:'))
    .map(subject => subject.slice('repo:'.length));
  return Promise.all(
    repositories.map(repository =>
      bounds(db('dora_pushes').where({ repository }), 'at'),
    ),
  );
}

async function bounds(query: Knex.QueryBuilder, column: string) {
  const row: any = await query
    .min({ first: column })
    .max({ last: column })
    .first();
  return { first: instant(row?.first), last: instant(row?.last) };
}

function extreme(
  choose: (...values: number[]) => number,
  values: Array<Instant | null>,
): Instant | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length > 0 ? choose(...known) : null;
}
