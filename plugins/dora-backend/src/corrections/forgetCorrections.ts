import { CorrectionChange } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, json } from '../database/columns';

/** Forgets what was corrected in the name of a service, and the service where others name it. */
export async function forgetServiceCorrections(
  trx: Knex.Transaction,
  serviceRef: string,
): Promise<void> {
  await deleteCorrections(
    trx,
    await trx('dora_corrections').where('service_ref', serviceRef).pluck('id'),
  );
  await trx('dora_corrections')
    .where('target_service_ref', serviceRef)
    .update({ target_service_ref: null, target_facts: '[]' });
  const naming = await trx('dora_corrections')
    .whereIn(
      'id',
      trx('dora_correction_services')
        .where('service_ref', serviceRef)
        .select('correction_id'),
    )
    .select('id', 'change');
  for (const { id, change } of naming) {
    await trx('dora_corrections')
      .where({ id })
      .update({ change: withoutService(change, serviceRef) });
  }
  await trx('dora_correction_services')
    .where('service_ref', serviceRef)
    .delete();
}

/** Forgets what was corrected of incidents. */
export async function forgetIncidentCorrections(
  trx: Knex.Transaction,
  incidentIds: string[],
): Promise<void> {
  await deleteCorrections(
    trx,
    await trx('dora_corrections')
      .whereIn('incident_id', incidentIds)
      .pluck('id'),
  );
}

/** Forgets old corrections of which no fact is left. Answers how many. */
export async function forgetIdleCorrections(
  trx: Knex.Transaction,
  before: Instant,
): Promise<number> {
  const rows = await trx('dora_corrections')
    .where('made_at', '<', before)
    .select('id', 'deployment_facts', 'target_facts', 'incident_id');
  const kept = await existing(trx, rows.flatMap(factsOf));
  const idle = rows.filter(row => !factsOf(row).some(id => kept.has(id)));
  await deleteCorrections(
    trx,
    idle.map(({ id }) => id),
  );
  return idle.length;
}

function withoutService(change: string, serviceRef: string): string {
  const told: CorrectionChange = JSON.parse(change);
  return told.kind === 'set_incident_services'
    ? JSON.stringify({
        ...told,
        serviceRefs: told.serviceRefs.filter(ref => ref !== serviceRef),
      })
    : change;
}

function factsOf(row: any): string[] {
  return [
    ...json<string[]>(row.deployment_facts, []),
    ...json<string[]>(row.target_facts, []),
    ...(row.incident_id === null ? [] : [row.incident_id]),
  ];
}

async function existing(
  trx: Knex.Transaction,
  factIds: string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of chunks(factIds)) {
    for (const table of ['dora_deployments', 'dora_incidents']) {
      const ids = await trx(table).whereIn('id', part).pluck('id');
      ids.forEach(id => found.add(id));
    }
  }
  return found;
}

async function deleteCorrections(
  trx: Knex.Transaction,
  ids: Array<string | number>,
): Promise<void> {
  for (const part of chunks(ids)) {
    await trx('dora_correction_services')
      .whereIn('correction_id', part)
      .delete();
    await trx('dora_corrections').whereIn('id', part).delete();
  }
}
