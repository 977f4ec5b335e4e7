import {
  IncidentFact,
  Instant,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, requiredInstant } from '../database/columns';
import { IncidentMoment } from './incidentTimes';

/** The moments of an incident's life that one event tells. */
export function momentsOf(fact: IncidentFact): IncidentMoment[] {
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

/** Adds to what is known of an incident's life. Answers whether any of it is new. */
export async function addMoments(
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

/** All that is known of the lives of these incidents. */
export async function readMoments(
  trx: Knex.Transaction,
  ids: string[],
): Promise<Map<string, IncidentMoment[]>> {
  const grouped = new Map<string, IncidentMoment[]>();
  for (const part of chunks([...new Set(ids)])) {
    const rows = await trx('dora_incident_moments').whereIn(
      'incident_id',
      part,
    );
    for (const { incident_id: id, kind, at } of rows) {
      const moments = grouped.get(id) ?? [];
      moments.push({ kind, at: requiredInstant(at) });
      grouped.set(id, moments);
    }
  }
  return grouped;
}
