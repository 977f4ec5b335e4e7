import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import {
  readHolding,
  readHoldingOfIncidents,
  StoredCorrection,
} from '../corrections/storedCorrections';
import { chunks } from '../database/columns';
import {
  readIncidents,
  readIncidentsById,
  StoredIncident,
} from '../facts/incidents';
import { AffectedServices } from './AffectedServices';
import { correctCause, correctTimes } from './correctIncident';
import { findCauses } from './incidentCauses';
import { remediatedAt } from './remediation';
import { AttributionRules } from './scope';

/** A cell whose content a change of links has made stale. */
export interface StaleCell {
  serviceRef: string;
  environment: string;
  at: Instant;
}

/**
 * Links the incidents of a service detected at or after an instant, and those
 * that name a deployment from then on, to their services and to what caused them.
 *
 * @param rules - Of all services: an incident may be of several.
 * @returns cells, of this and other services, that this may have changed.
 */
export async function linkIncidents(
  trx: Knex.Transaction,
  service: { entityRef: string; subjects: string[] },
  from: Instant,
  rules: AttributionRules,
): Promise<StaleCell[]> {
  const own = [
    ...(await readIncidents(trx, service.subjects, from)),
    ...(await readEarlyIncidents(trx, service.subjects, from)),
  ];
  const ownIds = new Set(own.map(({ id }) => id));
  const linkedIds = await incidentsOf(trx, service.entityRef, from);
  // Those that are its own no more may have others, whose cause it was.
  const lostIds = [
    ...new Set([...linkedIds, ...(await correctedOf(trx, service.entityRef))]),
  ].filter(id => !ownIds.has(id));
  const incidents = [...own, ...(await readIncidentsById(trx, lostIds))];
  const ids = [...ownIds, ...lostIds];
  const before = await cellsOf(trx, ids);
  await deleteLinks(trx, service.entityRef, from, ids);
  const corrections = await readHoldingOfIncidents(trx, ids);
  const services = new AffectedServices(trx, rules);
  for (const incident of incidents) {
    await linkIncident(
      trx,
      incident,
      corrections.get(incident.id) ?? [],
      services,
      rules,
    );
  }
  return [...before, ...(await cellsOf(trx, ids))];
}

async function linkIncident(
  trx: Knex.Transaction,
  told: StoredIncident,
  corrections: StoredCorrection[],
  services: AffectedServices,
  rules: AttributionRules,
): Promise<void> {
  const changes = corrections.map(({ change }) => change);
  const incident = correctTimes(told, changes);
  const affected = await services.of(incident, changes);
  const { incidentBlames } = rules.definitions;
  const causes = await findCauses(trx, incident, affected, incidentBlames);
  const serviceRefs = affected.map(({ serviceRef }) => serviceRef);
  for (const { serviceRef, environment } of affected) {
    const { deploymentId, method } = await correctCause(
      trx,
      causes.get(serviceRef)!,
      { serviceRef, serviceRefs, incidentBlames },
      corrections,
    );
    await trx('dora_incident_links').insert({
      incident_id: incident.id,
      service_ref: serviceRef,
      environment,
      severity: rules.severityOf(incident.severity),
      detected_at: incident.detectedAt,
      mitigated_at: incident.mitigatedAt,
      resolved_at: incident.resolvedAt,
      remediated_at: await remediatedAt(
        trx,
        deploymentId,
        incident.detectedAt,
        affected,
      ),
      open_ms: incident.openMs,
      reopens: incident.reopens,
      is_duplicate: incident.isDuplicate,
      deployment_id: deploymentId,
      method,
      corrected: corrections.length > 0,
    });
  }
}

/** Detected before an instant, they name a deployment that ended after it. */
async function readEarlyIncidents(
  trx: Knex.Transaction,
  subjects: string[],
  from: Instant,
): Promise<StoredIncident[]> {
  const ids: string[] = [];
  for (const part of chunks(subjects)) {
    const rows = await trx('dora_incidents as incident')
      .join('dora_deployments as deployment', {
        'deployment.id': 'incident.caused_by_deployment',
      })
      .whereIn(
        'incident.id',
        trx('dora_incident_subjects')
          .whereIn('subject', part)
          .select('incident_id'),
      )
      .where('incident.detected_at', '<', from)
      .where('deployment.occurred_at', '>=', from)
      .select('incident.id');
    ids.push(...rows.map(row => row.id));
  }
  return readIncidentsById(trx, [...new Set(ids)]);
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

/** Incidents that people have brought to a service, or to a deployment of it. */
async function correctedOf(
  trx: Knex.Transaction,
  serviceRef: string,
): Promise<string[]> {
  const corrections = await readHolding(trx, serviceRef);
  return corrections.flatMap(({ incidentId }) => incidentId ?? []);
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
