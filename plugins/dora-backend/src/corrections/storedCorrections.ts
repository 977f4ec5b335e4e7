import { CorrectionChange } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, instant, json, requiredInstant } from '../database/columns';

/**
 * What a correction is about, by ids that stay: a late event may change the id
 * of a deployment, but not those of the facts that it consists of.
 */
export interface Concerned {
  /** The service in whose name it was made. */
  serviceRef: string;
  deploymentFacts: string[];
  /** Facts of the deployment that is the evidence of a failure. */
  evidenceFacts: string[];
  /** The deployment that a failure moves to. */
  target: { serviceRef: string; facts: string[] } | null;
  /** The incident, itself or as the evidence of a failure. */
  incidentId: string | null;
}

/** A correction that is to be kept. */
export interface NewCorrection extends Concerned {
  change: CorrectionChange;
  reason: string;
  madeBy: string;
  madeAt: Instant;
}

/** A correction that was made, and perhaps undone. */
export interface StoredCorrection extends NewCorrection {
  id: string;
  undoneBy: string | null;
  undoneAt: Instant | null;
}

/** Keeps a correction, with the services that it concerns. */
export async function insertCorrection(
  trx: Knex.Transaction,
  correction: NewCorrection,
  serviceRefs: string[],
): Promise<StoredCorrection> {
  const [row] = await trx('dora_corrections')
    .insert({
      service_ref: correction.serviceRef,
      change: JSON.stringify(correction.change),
      deployment_facts: JSON.stringify(correction.deploymentFacts),
      evidence_facts: JSON.stringify(correction.evidenceFacts),
      target_facts: JSON.stringify(correction.target?.facts ?? []),
      target_service_ref: correction.target?.serviceRef ?? null,
      incident_id: correction.incidentId,
      reason: correction.reason,
      made_by: correction.madeBy,
      made_at: correction.madeAt,
    })
    .returning('id');
  for (const part of chunks(serviceRefs)) {
    await trx('dora_correction_services').insert(
      part.map(service_ref => ({ correction_id: row.id, service_ref })),
    );
  }
  return {
    ...correction,
    id: String(row.id),
    undoneBy: null,
    undoneAt: null,
  };
}

/** The corrections that concern a service and hold, in the order in which they were made. */
export async function readHolding(
  db: Knex,
  serviceRef: string,
): Promise<StoredCorrection[]> {
  const rows = await ofService(db, serviceRef)
    .whereNull('undone_at')
    .orderBy('id');
  return rows.map(decodeCorrection);
}

/** The corrections of incidents that hold, in the order in which they were made. */
export async function readHoldingOfIncidents(
  db: Knex,
  incidentIds: string[],
): Promise<Map<string, StoredCorrection[]>> {
  const corrections = new Map<string, StoredCorrection[]>();
  for (const part of chunks(incidentIds)) {
    const rows = await db('dora_corrections')
      .whereIn('incident_id', part)
      .whereNull('undone_at')
      .orderBy('id');
    for (const row of rows) {
      const known = corrections.get(row.incident_id) ?? [];
      corrections.set(row.incident_id, [...known, decodeCorrection(row)]);
    }
  }
  return corrections;
}

/** All corrections that concern a service, the newest first. */
export async function readCorrections(
  db: Knex,
  serviceRef: string,
): Promise<StoredCorrection[]> {
  const rows = await ofService(db, serviceRef).orderBy('id', 'desc');
  return rows.map(decodeCorrection);
}

/** The services that a correction names. */
export function servicesNamed({
  serviceRef,
  target,
  change,
}: NewCorrection): string[] {
  const named =
    change.kind === 'set_incident_services' ? change.serviceRefs : [];
  return [
    ...new Set([serviceRef, ...(target ? [target.serviceRef] : []), ...named]),
  ];
}

/** The services that a correction concerns. */
export async function readServicesOf(
  trx: Knex.Transaction,
  id: string,
): Promise<string[]> {
  return trx('dora_correction_services')
    .where('correction_id', id)
    .pluck('service_ref');
}

function ofService(db: Knex, serviceRef: string) {
  return db('dora_corrections').whereIn(
    'id',
    db('dora_correction_services')
      .where('service_ref', serviceRef)
      .select('correction_id'),
  );
}

function decodeCorrection(row: any): StoredCorrection {
  return {
    id: String(row.id),
    serviceRef: row.service_ref,
    change: JSON.parse(row.change),
    deploymentFacts: json<string[]>(row.deployment_facts, []),
    evidenceFacts: json<string[]>(row.evidence_facts, []),
    target:
      row.target_service_ref === null
        ? null
        : {
            serviceRef: row.target_service_ref,
            facts: json<string[]>(row.target_facts, []),
          },
    incidentId: row.incident_id,
    reason: row.reason,
    madeBy: row.made_by,
    madeAt: requiredInstant(row.made_at),
    undoneBy: row.undone_by,
    undoneAt: instant(row.undone_at),
  };
}
