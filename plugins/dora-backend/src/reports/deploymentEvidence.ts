import { Knex } from 'knex';
import { DeploymentLink } from '../attribution/deploymentLink';
import { readHolding } from '../corrections/storedCorrections';
import { chunks, flag, instant, requiredInstant } from '../database/columns';
import { quantile } from '../metrics';
import { ClearedIncident, readClearedIncidents } from './clearedIncidents';
import { LinkedIncident } from './incidentDetails';

/** An incident that is linked to a deployment as its effect. */
export interface CausedIncident extends LinkedIncident {
  /** Detection to mitigation, else to resolution; null while open. */
  restoreSeconds: number | null;
}

/** What a deployment's verdict and lead time rest on. */
export interface DeploymentEvidence {
  incidents: CausedIncident[];
  clearedIncidents: ClearedIncident[];
  /** Why people have corrected it, by the ids of their corrections. */
  reasons: Map<string, string>;
  /** Ascending. */
  leadSeconds: number[];
  leadTimeMedian: number | null;
  /** The longest restoration of its incidents. */
  restoreSeconds: number | null;
}

/** Reads the evidence of several deployments of a service, an entry for each. */
export async function readEvidence(
  db: Knex,
  entityRef: string,
  links: DeploymentLink[],
): Promise<Map<string, DeploymentEvidence>> {
  const ids = links.map(({ id }) => id);
  const corrected = links.filter(link => link.corrected);
  const corrections =
    corrected.length > 0 ? await readHolding(db, entityRef) : [];
  const reasons = new Map(corrections.map(({ id, reason }) => [id, reason]));
  const cleared = await readClearedIncidents(db, corrected, corrections);
  const incidents = await readIncidents(db, ids);
  const leads = await readLeads(db, ids);
  return new Map(
    ids.map(id => {
      const caused = incidents.get(id) ?? [];
      const leadSeconds = leads.get(id) ?? [];
      const restores = caused.flatMap(({ restoreSeconds }) =>
        restoreSeconds === null ? [] : [restoreSeconds],
      );
      return [
        id,
        {
          incidents: caused,
          clearedIncidents: cleared.get(id) ?? [],
          reasons,
          leadSeconds,
          leadTimeMedian: quantile(leadSeconds, 0.5),
          restoreSeconds: restores.length > 0 ? Math.max(...restores) : null,
        },
      ];
    }),
  );
}

/** The incidents that each of these deployments has caused, in order of time. */
export async function readIncidents(
  db: Knex,
  ids: string[],
): Promise<Map<string, CausedIncident[]>> {
  const byDeployment = new Map<string, CausedIncident[]>();
  for (const part of chunks(ids)) {
    const rows = await db('dora_incident_links as link')
      .join('dora_incidents as incident', 'incident.id', 'link.incident_id')
      .whereIn('link.deployment_id', part)
      .where('link.is_duplicate', false)
      .orderBy([{ column: 'link.detected_at' }, { column: 'incident.id' }])
      .select('link.*', 'incident.title', 'incident.url');
    for (const row of rows) {
      const caused = byDeployment.get(row.deployment_id) ?? [];
      // An incident of several services has a link for each.
      if (!caused.some(({ id }) => id === row.incident_id)) {
        byDeployment.set(row.deployment_id, [...caused, toCausedIncident(row)]);
      }
    }
  }
  return byDeployment;
}

/** An incident by its link, with the title and address of its fact. */
export function toCausedIncident(row: any): CausedIncident {
  const detectedAt = requiredInstant(row.detected_at);
  const mitigatedAt = instant(row.mitigated_at);
  const resolvedAt = instant(row.resolved_at);
  const restoredAt = mitigatedAt ?? resolvedAt;
  return {
    id: row.incident_id,
    title: row.title,
    url: row.url,
    severity: row.severity,
    detectedAt,
    mitigatedAt,
    resolvedAt,
    method: row.method,
    corrected: flag(row.corrected),
    restoreSeconds:
      restoredAt === null || restoredAt < detectedAt
        ? null
        : (restoredAt - detectedAt) / 1000,
  };
}

async function readLeads(db: Knex, ids: string[]) {
  const leads = new Map<string, number[]>();
  for (const part of chunks(ids)) {
    const rows = await db('dora_commit_links')
      .whereIn('deployment_id', part)
      .whereNotNull('lead_ms')
      .select('deployment_id', 'lead_ms');
    for (const row of rows) {
      const known = leads.get(row.deployment_id) ?? [];
      known.push(Number(row.lead_ms) / 1000);
      leads.set(row.deployment_id, known);
    }
  }
  leads.forEach(seconds => seconds.sort((a, b) => a - b));
  return leads;
}
