import { Knex } from 'knex';
import { chunks } from '../database/columns';

/** Whom these incidents affect, in order. */
export async function readSubjects(
  trx: Knex.Transaction,
  ids: string[],
): Promise<Map<string, string[]>> {
  const grouped = new Map<string, string[]>();
  for (const part of chunks(ids)) {
    const rows = await trx('dora_incident_subjects').whereIn(
      'incident_id',
      part,
    );
    for (const { incident_id: id, subject } of rows) {
      grouped.set(id, [...(grouped.get(id) ?? []), subject].sort());
    }
  }
  return grouped;
}

/** Whom one incident affects. */
export async function subjectsOf(
  trx: Knex.Transaction,
  id: string,
): Promise<string[]> {
  return (await readSubjects(trx, [id])).get(id) ?? [];
}

/** Says whom an incident affects, in the place of those before. */
export async function replaceSubjects(
  trx: Knex.Transaction,
  incident_id: string,
  subjects: string[],
): Promise<void> {
  await trx('dora_incident_subjects').where({ incident_id }).delete();
  for (const part of chunks(subjects)) {
    await trx('dora_incident_subjects').insert(
      part.map(subject => ({ incident_id, subject })),
    );
  }
}
