import {
  CauseMethod,
  DeploymentIncident,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { Visible } from './GroupReports';
import { iso } from './summaries';

/** An incident as it is linked. */
export interface LinkedIncident {
  id: string;
  title: string | null;
  url: string | null;
  severity: string;
  detectedAt: Instant;
  mitigatedAt: Instant | null;
  resolvedAt: Instant | null;
  method: CauseMethod;
  corrected: boolean;
}

/** The services that incidents affect, of those that the caller may see. */
export async function readAffected(
  db: Knex,
  incidentIds: string[],
  visible: Visible,
): Promise<Map<string, string[]>> {
  const affected = new Map<string, string[]>();
  for (const part of chunks(incidentIds)) {
    const rows = await db('dora_incident_links')
      .whereIn('incident_id', part)
      .orderBy('service_ref')
      .select('incident_id', 'service_ref');
    for (const row of rows) {
      const refs = affected.get(row.incident_id) ?? [];
      affected.set(row.incident_id, [...refs, row.service_ref]);
    }
  }
  const seen = new Set(
    await visible([...new Set([...affected.values()].flat())]),
  );
  return new Map(
    [...affected].map(([id, refs]) => [id, refs.filter(ref => seen.has(ref))]),
  );
}

/** What a person reads and may correct of an incident. */
export function toDeploymentIncident(
  incident: LinkedIncident,
  serviceRefs: string[],
): DeploymentIncident {
  const { id, title, url, severity, method, corrected } = incident;
  return {
    id,
    title,
    url,
    severity,
    detectedAt: iso(incident.detectedAt)!,
    mitigatedAt: iso(incident.mitigatedAt),
    resolvedAt: iso(incident.resolvedAt),
    serviceRefs,
    method,
    corrected,
  };
}
