import {
  InterventionInput,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { CalendarWindow } from '../metrics';

/** An intervention as it was noted. */
export type StoredIntervention = ServiceSeries['interventions'][number];

/** The interventions of an entity that are shown, the latest first. */
export async function readInterventions(
  db: Knex,
  entityRef: string,
): Promise<StoredIntervention[]> {
  const rows = await shown(db, entityRef).orderBy([
    { column: 'day', order: 'desc' },
    { column: 'id', order: 'desc' },
  ]);
  return rows.map(toIntervention);
}

/** The interventions of an entity on the days of a window, the oldest first. */
export async function interventionsIn(
  db: Knex,
  entityRef: string,
  { firstDay, lastDay }: Pick<CalendarWindow, 'firstDay' | 'lastDay'>,
): Promise<StoredIntervention[]> {
  const rows = await shown(db, entityRef)
    .whereBetween('day', [firstDay, lastDay])
    .orderBy(['day', 'id']);
  return rows.map(toIntervention);
}

/** Notes an intervention. */
export async function insertIntervention(
  db: Knex,
  entityRef: string,
  { title, day }: InterventionInput,
  now: Instant,
): Promise<void> {
  await db('dora_interventions').insert({
    entity_ref: entityRef,
    title,
    day,
    made_at: now,
  });
}

/** Shows an intervention no more, and answers whether it was shown until now. */
export async function endIntervention(
  db: Knex,
  entityRef: string,
  id: string,
  now: Instant,
): Promise<boolean> {
  const ended = await shown(db, entityRef)
    .where({ id })
    .update({ ended_at: now });
  return ended > 0;
}

function shown(db: Knex, entityRef: string) {
  return db('dora_interventions')
    .where('entity_ref', entityRef)
    .whereNull('ended_at');
}

function toIntervention(row: any): StoredIntervention {
  return { id: String(row.id), day: row.day, title: row.title };
}
