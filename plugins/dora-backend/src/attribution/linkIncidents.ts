import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { readAnswering } from '../catalog/services';
import { chunks } from '../database/columns';
import {
  readIncidents,
  readIncidentsById,
  StoredIncident,
} from '../facts/incidents';
import { AttributionRules } from './scope';
import { canonicalEnvironment } from './environments';

/**
 * How the cause of an incident was found.
 *
 * - `told`: the sender names the deployment or its revision
 * - `latest_deployment`: the last deployment of an affected service before it
 * - `none`: no deployment is near enough
 */
export type CauseMethod = 'told' | 'latest_deployment' | 'none';

/** A cell whose content a change of links has made stale. */
export interface StaleCell {
  serviceRef: string;
  environment: string;
  at: Instant;
}

interface Cause {
  deploymentId: string | null;
  method: CauseMethod;
}

/**
 * Links the incidents of a service detected at or after an instant to their
 * services and to the one deployment that caused each.
 *
 * @returns cells, of this and other services, that this may have changed.
 */
export async function linkIncidents(
  trx: Knex.Transaction,
  service: { entityRef: string; subjects: string[] },
  from: Instant,
  rules: AttributionRules,
): Promise<StaleCell[]> {
  const own = await readIncidents(trx, service.subjects, from);
  const ownIds = new Set(own.map(({ id }) => id));
  const linkedIds = await incidentsOf(trx, service.entityRef, from);
  // Those that are its own no more may have others, whose cause it was.
  const lostIds = linkedIds.filter(id => !ownIds.has(id));
  const incidents = [...own, ...(await readIncidentsById(trx, lostIds))];
  const ids = [...ownIds, ...lostIds];
  const before = await cellsOf(trx, ids);
  await deleteLinks(trx, service.entityRef, from, ids);
  for (const incident of incidents) {
    await linkIncident(trx, incident, rules);
  }
  return [...before, ...(await cellsOf(trx, ids))];
}

async function linkIncident(
  trx: Knex.Transaction,
  incident: StoredIncident,
  rules: AttributionRules,
): Promise<void> {
  const serviceRefs = await servicesOf(trx, incident.subjects);
  if (serviceRefs.length === 0) {
    return;
  }
  const environment = canonicalEnvironment(
    incident.environment,
    rules.productionNames,
  );
  const cause = await findCause(trx, incident, serviceRefs, environment, rules);
  await trx('dora_incident_links').insert(
    serviceRefs.map(serviceRef => ({
      incident_id: incident.id,
      service_ref: serviceRef,
      environment,
      severity: rules.severityOf(incident.severity),
      detected_at: incident.detectedAt,
      mitigated_at: incident.mitigatedAt,
      resolved_at: incident.resolvedAt,
      deployment_id: cause.deploymentId,
      method: cause.method,
    })),
  );
}

async function findCause(
  trx: Knex.Transaction,
  incident: StoredIncident,
  serviceRefs: string[],
  environment: string,
  rules: AttributionRules,
): Promise<Cause> {
  const told = await toldCause(trx, incident, serviceRefs);
  if (told) {
    return { deploymentId: told, method: 'told' };
  }
  // A canary breaks while it is rolling out, so its start counts, not its end.
  const row = await trx('dora_deployment_links')
    .whereIn('service_ref', serviceRefs)
    .where({ environment, kind: 'deploy' })
    .where('started_at', '<=', incident.detectedAt)
    .where('occurred_at', '>=', incident.detectedAt - rules.failureWindowMs)
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first('id');
  return row
    ? { deploymentId: row.id, method: 'latest_deployment' }
    : { deploymentId: null, method: 'none' };
}

async function toldCause(
  trx: Knex.Transaction,
  { causedByDeployment, causedByRevision, detectedAt }: StoredIncident,
  serviceRefs: string[],
): Promise<string | undefined> {
  const ofServices = () =>
    trx('dora_deployment_links').whereIn('service_ref', serviceRefs);
  if (causedByDeployment) {
    const row = await ofServices()
      .where('members', 'like', `%"${causedByDeployment}"%`)
      .first('id');
    return row?.id;
  }
  if (causedByRevision) {
    const row = await ofServices()
      .where({ revision: causedByRevision, kind: 'deploy' })
      .where('started_at', '<=', detectedAt)
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .first('id');
    return row?.id;
  }
  return undefined;
}

async function servicesOf(
  trx: Knex.Transaction,
  subjects: string[],
): Promise<string[]> {
  const answering = await readAnswering(trx, subjects);
  return [...new Set([...answering.values()].flat())].sort();
}

async function incidentsOf(
  trx: Knex.Transaction,
  serviceRef: string,
  from: Instant,
): Promise<string[]> {
  const rows = await trx('dora_incident_links')
    .where('service_ref', serviceRef)
    .where('detected_at', '>=', from)
    .select('incident_id');
  return rows.map(row => row.incident_id);
}

async function deleteLinks(
  trx: Knex.Transaction,
  serviceRef: string,
  from: Instant,
  incidentIds: string[],
): Promise<void> {
  await trx('dora_incident_links')
    .where('service_ref', serviceRef)
    .where('detected_at', '>=', from)
    .delete();
  for (const part of chunks(incidentIds)) {
    await trx('dora_incident_links').whereIn('incident_id', part).delete();
  }
}

// The days of the incidents in all their services, and those of their causes.
async function cellsOf(
  trx: Knex.Transaction,
  incidentIds: string[],
): Promise<StaleCell[]> {
  const cells: StaleCell[] = [];
  for (const part of chunks(incidentIds)) {
    const rows = await trx('dora_incident_links')
      .whereIn('incident_id', part)
      .select('service_ref', 'environment', 'detected_at as at');
    const causes = await trx('dora_deployment_links')
      .whereIn(
        'id',
        trx('dora_incident_links')
          .whereIn('incident_id', part)
          .whereNotNull('deployment_id')
          .select('deployment_id'),
      )
      .select('service_ref', 'environment', 'occurred_at as at');
    for (const row of [...rows, ...causes]) {
      cells.push({
        serviceRef: row.service_ref,
        environment: row.environment,
        at: Number(row.at),
      });
    }
  }
  return cells;
}
