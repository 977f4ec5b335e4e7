import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { instant } from '../database/columns';
import { PRODUCTION } from './environments';
import { ServiceScope } from './scope';

/** Keeps the first and last traces of a service beside it, each read off the end of an index. */
export async function updateTraces(
  trx: Knex.Transaction,
  { service, repositories }: ServiceScope,
  computedAt: Instant,
): Promise<void> {
  const { entityRef } = service;
  const deployments = await bounds(
    trx('dora_deployment_links').where('service_ref', entityRef),
    'occurred_at',
  );
  const incidents = await bounds(
    trx('dora_incident_links').where('service_ref', entityRef),
    'detected_at',
  );
  const all = [deployments, incidents];
  for (const repository of repositories) {
    all.push(await bounds(trx('dora_pushes').where({ repository }), 'at'));
  }
  const production = await bounds(
    trx('dora_deployment_links')
      .where({ service_ref: entityRef, environment: PRODUCTION })
      .whereNot('kind', 'dismissed'),
    'occurred_at',
  );
  await trx('dora_services')
    .where('entity_ref', entityRef)
    .update({
      computed_at: computedAt,
      derived_at: computedAt,
      first_event_at: extreme(
        Math.min,
        all.map(({ first }) => first),
      ),
      last_event_at: extreme(
        Math.max,
        all.map(({ last }) => last),
      ),
      last_deployment_at: production.last,
      has_incidents: incidents.last !== null,
    });
}

// SQLite reads only one end of an index at a time.
async function bounds(query: Knex.QueryBuilder, column: string) {
  const first: any = await query.clone().min({ at: column }).first();
  const last: any = await query.max({ at: column }).first();
  return { first: instant(first?.at), last: instant(last?.at) };
}

function extreme(
  choose: (...values: number[]) => number,
  values: Array<Instant | null>,
): Instant | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length > 0 ? choose(...known) : null;
}
