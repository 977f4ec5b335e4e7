import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { instant, json } from '../database/columns';
import { stableId } from '../database/ids';
import { readMoments } from './incidentMoments';
import { replaceSubjects } from './incidentSubjects';
import { divideLives } from './incidentTimes';

/**
 * An incident that was opened again long after its end is a new one. Keeps a
 * row for each of these beside that of the original, whose moments they share.
 */
export async function storeRecurrences(
  trx: Knex.Transaction,
  id: string,
): Promise<void> {
  const moments = (await readMoments(trx, [id])).get(id) ?? [];
  if (!moments.some(({ kind }) => kind === 'reopened')) {
    return;
  }
  const original = await trx('dora_incidents').where({ id }).first();
  const detectedAt = instant(original.detected_at) ?? Infinity;
  const begins = divideLives(moments)
    .flatMap(life => life.reopenedAt ?? [])
    .filter(at => at > detectedAt);
  const ids = begins.map(at => stableId('recurrence', id, String(at)));
  await forgetOthers(trx, id, ids);
  for (const [i, at] of begins.entries()) {
    await storeRecurrence(trx, original, ids[i], at);
  }
}

/** What ends are told later may show that an incident never was over for so long. */
async function forgetOthers(
  trx: Knex.Transaction,
  id: string,
  ids: string[],
): Promise<void> {
  const others = await trx('dora_incidents')
    .where('recurrence_of', id)
    .whereNotIn('id', ids)
    .pluck('id');
  await trx('dora_incident_subjects').whereIn('incident_id', others).delete();
  await trx('dora_incidents').whereIn('id', others).delete();
}

async function storeRecurrence(
  trx: Knex.Transaction,
  original: any,
  id: string,
  at: Instant,
): Promise<void> {
  await trx('dora_incidents')
    .insert({
      ...original,
      id,
      detected_at: at,
      // What is told to have caused it had done so the first time.
      caused_by_deployment: null,
      caused_by_revision: null,
      told_at: '{}',
      recurrence_of: original.id,
    })
    .onConflict('id')
    .merge();
  await replaceSubjects(trx, id, json<string[]>(original.subjects, []));
}
