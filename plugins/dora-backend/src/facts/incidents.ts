import {
  IncidentFact,
  Instant,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, flag, json, requiredInstant } from '../database/columns';
import { stableId } from '../database/ids';
import { deploymentId } from './deployments';
import { markSubjectsDirty } from './dirtyServices';
import { FactTable, mergeIntoRow } from './factTable';
import { addMoments, momentsOf, readMoments } from './incidentMoments';
import { storeRecurrences } from './incidentRecurrences';
import { readSubjects, replaceSubjects, subjectsOf } from './incidentSubjects';
import { divideLives, incidentTimes, IncidentTimes } from './incidentTimes';

interface Fields {
  environment: string | null;
  severity: string | null;
  title: string | null;
  url: string | null;
  causedByDeployment: string | null;
  causedByRevision: string | null;
  detectedAt: number | null;
  subjects: string | null;
  isDuplicate: boolean | null;
  duplicateOf: string | null;
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
    isDuplicate: { column: 'is_duplicate', rule: 'latest', type: 'flag' },
    duplicateOf: { column: 'duplicate_of', rule: 'latest', type: 'text' },
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
  /** Another incident counts in its place. */
  isDuplicate: boolean;
  /** That incident, where the sender names it; it may not have told it yet. */
  duplicateOf: string | null;
}

/** Merges what one event tells of an incident. */
export async function storeIncident(
  trx: Knex.Transaction,
  sourceId: string,
  fact: IncidentFact,
): Promise<void> {
  const id = incidentId(sourceId, fact.key);
  const { causedBy, duplicateOf } = fact;
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
      isDuplicate: fact.isDuplicate ?? (duplicateOf ? true : undefined),
      duplicateOf: duplicateOf && incidentId(sourceId, duplicateOf),
    },
    fact.at,
    () => ({ source_id: sourceId, key: fact.key }),
  );
  const newMoments = await addMoments(trx, id, momentsOf(fact));
  const subjects = await subjectsOf(trx, id);
  if ((row.before?.subjects ?? null) !== row.after.subjects) {
    await replaceSubjects(trx, id, json<string[]>(row.after.subjects, []));
  }
  if (row.changed || newMoments) {
    await storeRecurrences(trx, id);
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

function incidentId(sourceId: string, key: string): string {
  return stableId('incident', sourceId, key);
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
  const moments = await readMoments(trx, rows.map(originalOf));
  const subjects = await readSubjects(
    trx,
    rows.map(row => row.id),
  );
  return rows.map(row => {
    const detectedAt = requiredInstant(row.detected_at);
    // One that was opened again late begins with that.
    const reopenedAt = row.recurrence_of === null ? null : detectedAt;
    const life = divideLives(moments.get(originalOf(row)) ?? []).find(
      part => part.reopenedAt === reopenedAt,
    );
    return {
      id: row.id,
      detectedAt,
      environment: row.environment,
      severity: row.severity,
      title: row.title,
      url: row.url,
      causedByDeployment: row.caused_by_deployment,
      causedByRevision: row.caused_by_revision,
      subjects: subjects.get(row.id) ?? [],
      isDuplicate: flag(row.is_duplicate),
      duplicateOf: flag(row.is_duplicate) ? row.duplicate_of : null,
      ...incidentTimes(detectedAt, life?.moments ?? []),
    };
  });
}

function originalOf(row: any): string {
  return row.recurrence_of ?? row.id;
}

function distinct(subjects: string[]): string[] {
  return [...new Set(subjects)].sort();
}
