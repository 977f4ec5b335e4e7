import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { readAnswering } from '../catalog/services';
import { instant } from '../database/columns';
import { markServicesDirty } from '../facts/dirtyServices';
import { subjectsOf } from '../facts/incidentSubjects';
import { NewCorrection, servicesNamed } from './storedCorrections';

const BEGINNING = 0;

/** The services whose numbers a correction may change. */
export async function servicesConcerned(
  trx: Knex.Transaction,
  correction: NewCorrection,
): Promise<string[]> {
  const { incidentId } = correction;
  const named = servicesNamed(correction);
  if (incidentId === null) {
    return named;
  }
  const linked = await trx('dora_incident_links')
    .where('incident_id', incidentId)
    .pluck('service_ref');
  const answering = await readAnswering(trx, await subjectsOf(trx, incidentId));
  return [
    ...new Set([...named, ...linked, ...[...answering.values()].flat()]),
  ].sort();
}

/** Lets services be derived anew from the first instant that a correction may change. */
export async function markConcerned(
  trx: Knex.Transaction,
  correction: NewCorrection,
  serviceRefs: string[],
): Promise<void> {
  const instants = [
    ...(await deploymentTimes(trx, correction)),
    ...(await detections(trx, correction)),
  ];
  const from = instants.length > 0 ? Math.min(...instants) : BEGINNING;
  await markServicesDirty(trx, serviceRefs, from, 'correction');
}

async function deploymentTimes(
  trx: Knex.Transaction,
  { deploymentFacts, target }: NewCorrection,
): Promise<Instant[]> {
  const rows = await trx('dora_deployments')
    .whereIn('id', [...deploymentFacts, ...(target?.facts ?? [])])
    .select('started_at', 'occurred_at');
  return rows
    .flatMap(row => [
      instant(row.started_at) ?? [],
      instant(row.occurred_at) ?? [],
    ])
    .flat();
}

// As it is told, as it is linked now, and as anybody has ever said it is.
async function detections(
  trx: Knex.Transaction,
  { incidentId }: NewCorrection,
): Promise<Instant[]> {
  if (incidentId === null) {
    return [];
  }
  const told = await trx('dora_incidents')
    .where('id', incidentId)
    .whereNotNull('detected_at')
    .pluck('detected_at');
  const linked = await trx('dora_incident_links')
    .where('incident_id', incidentId)
    .pluck('detected_at');
  const changes = await trx('dora_corrections')
    .where('incident_id', incidentId)
    .pluck('change');
  const said = changes.flatMap(change => {
    const { detectedAt } = JSON.parse(change);
    return detectedAt === undefined ? [] : [Date.parse(detectedAt)];
  });
  return [...told.map(Number), ...linked.map(Number), ...said];
}
