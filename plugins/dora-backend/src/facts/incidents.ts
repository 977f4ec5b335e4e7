import {
  IncidentFact,
  Instant,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, instant, json, requiredInstant } from '../database/columns';
import { stableId } from '../database/ids';
import { deploymentId } from './deployments';
import { markSubjectsDirty } from './dirtyServices';
import { FactTable, mergeIntoRow } from './factTable';
import { IncidentMoment, incidentTimes, IncidentTimes } from './incidentTimes';

interface Fields {
  environment: string | null;
  severity: string | null;
  title: string | null;
  url: string | null;
  causedByDeployment: string | null;
  causedByRevision: string | null;
  detectedAt: number | null;
  subjects: string | null;
}

const TABLE: FactTable<Fields> = {
  table: 'dora_incidents',
  columns: {
    environment: { column: 'environment', rule: 'latest', type: 'text' },
    severity: { column: 'severity', rule: 'latest', type: 'text' },
    title: { column: 'title', rule: 'latest', type: 'text' },
    url: { column: 'url', rule: 'latest', type: 'text' },
    causedByDeployment: {
      column: 'caused_by_deployment',
      rule: 'latest',
      type: 'text',
    },
    causedByRevision: {
      column: 'caused_by_revision',
      rule: 'latest',
      type: 'text',
    },
    detectedAt: { column: 'detected_at', rule: 'first', type: 'instant' },
    subjects: { column: 'subjects', rule: 'latest', type: 'text' },
  },
};

/** An incident as the facts know it. */
export interface StoredIncident extends IncidentTimes {
  id: string;
  detectedAt: Instant;
  environment: string | null;
  severity: string | null;
  title: string | null;
  url: string | null;
  causedByDeployment: string | null;
  causedByRevision: string | null;
  subjects: string[];
}

/** Merges what one event tells of an incident. */
export async function storeIncident(
  trx: Knex.Transaction,
  sourceId: string,
  fact: IncidentFact,
): Promise<void> {
  const id = stableId('incident', sourceId, fact.key);
  const { causedBy } = fact;
  const row = await mergeIntoRow(
    trx,
    TABLE,
    { id },
    {
      environment: fact.environment,
      severity: fact.severity,
      title: fact.title,
      url: fact.url,
      causedByDeployment:
        causedBy?.deploymentKey &&
        deploymentId(sourceId, causedBy.deploymentKey),
      causedByRevision: causedBy?.revision,
      detectedAt: fact.detectedAt,
      subjects: fact.subjects && JSON.stringify(distinct(fact.subjects)),
    },
    fact.at,
    () => ({ source_id: sourceId, key: fact.key }),
  );
  const newMoments = await addMoments(trx, id, momentsOf(fact));
  const subjects = await subjectsOf(trx, id);
  if ((row.before?.subjects ?? null) !== row.after.subjects) {
    await replaceSubjects(trx, id, json<string[]>(row.after.subjects, []));
  }
  const { detectedAt } = row.after;
  if (detectedAt !== null && (row.changed || newMoments)) {
    await markSubjectsDirty(
      trx,
      [...subjects, ...(await subjectsOf(trx, id))],
      Math.min(detectedAt, row.before?.detectedAt ?? detectedAt),
    );
  }
}

/** Incidents of these subjects detected at or after an instant, in order. */
export async function readIncidents(
  trx: Knex.Transaction,
  subjects: string[],
  from: Instant,
): Promise<StoredIncident[]> {
  const rows = await trx('dora_incidents')
    .whereIn(
      'id',
      trx('dora_incident_subjects')
        .whereIn('subject', subjects)
        .select('incident_id'),
    )
    .where('detected_at', '>=', from)
    .orderBy([{ column: 'detected_at' }, { column: 'id' }]);
  return decode(trx, rows);
}

/** The incidents among these whose detection is known. */
export async function readIncidentsById(
  trx: Knex.Transaction,
  ids: string[],
): Promise<StoredIncident[]> {
  const incidents: StoredIncident[] = [];
  for (const part of chunks(ids)) {
    const rows = await trx('dora_incidents')
      .whereIn('id', part)
      .whereNotNull('detected_at');
    incidents.push(...(await decode(trx, rows)));
  }
  return incidents;
}

async function decode(
  trx: Knex.Transaction,
  rows: any[],
): Promise<StoredIncident[]> {
  const ids = rows.map(row => row.id);
  const moments = await readGrouped(trx, 'dora_incident_moments', ids);
  const subjectRows = await readGrouped(trx, 'dora_incident_subjects', ids);
  return rows.map(row => ({
    id: row.id,
    detectedAt: requiredInstant(row.detected_at),
    environment: row.environment,
    severity: row.severity,
    title: row.title,
    url: row.url,
    causedByDeployment: row.caused_by_deployment,
    causedByRevision: row.caused_by_revision,
    subjects: (subjectRows.get(row.id) ?? [])
      .map(({ subject }) => subject)
      .sort(),
    ...incidentTimes(
      (moments.get(row.id) ?? []).map(({ kind, at }) => ({
        kind,
        at: instant(at)!,
      })),
    ),
  }));
}

function momentsOf(fact: IncidentFact): IncidentMoment[] {
  const moments: Array<[IncidentMoment['kind'], Instant | undefined]> = [
    ['acknowledged', fact.acknowledgedAt],
    ['mitigated', fact.mitigatedAt],
    ['resolved', fact.resolvedAt],
    ['reopened', fact.reopenedAt],
  ];
  return moments.flatMap(([kind, at]) =>
    at === undefined ? [] : [{ kind, at }],
  );
}

async function addMoments(
  trx: Knex.Transaction,
  incident_id: string,
  moments: IncidentMoment[],
): Promise<boolean> {
  const rows = moments.map(moment => ({ incident_id, ...moment }));
  const inserted =
    rows.length === 0
      ? []
      : await trx('dora_incident_moments')
          .insert(rows)
          .onConflict()
          .ignore()
          .returning('incident_id');
  return inserted.length > 0;
}

async function replaceSubjects(
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

function distinct(subjects: string[]): string[] {
  return [...new Set(subjects)].sort();
}

async function subjectsOf(
  trx: Knex.Transaction,
  id: string,
): Promise<string[]> {
  const rows = await trx('dora_incident_subjects')
    .where('incident_id', id)
    .select('subject');
  return rows.map(row => row.subject);
}

async function readGrouped(
  trx: Knex.Transaction,
  table: string,
  ids: string[],
): Promise<Map<string, any[]>> {
  const grouped = new Map<string, any[]>();
  for (const part of chunks(ids)) {
    for (const row of await trx(table).whereIn('incident_id', part)) {
      grouped.set(row.incident_id, [
        ...(grouped.get(row.incident_id) ?? []),
        row,
      ]);
    }
  }
  return grouped;
}
