import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { CauseMethod } from '../attribution/linkIncidents';
import { chunks, instant, requiredInstant } from '../database/columns';
import { quantile } from '../metrics';

/** An incident that is linked to a deployment as its effect. */
export interface CausedIncident {
  id: string;
  title: string | null;
  url: string | null;
  severity: string;
  detectedAt: Instant;
  method: CauseMethod;
  /** Detection to mitigation, else to resolution; null while open. */
  restoreSeconds: number | null;
}

/** What a deployment's verdict and lead time rest on. */
export interface DeploymentEvidence {
  incidents: CausedIncident[];
  /** Ascending. */
  leadSeconds: number[];
  leadTimeMedian: number | null;
  /** The longest restoration of its incidents. */
  restoreSeconds: number | null;
}

/** Reads the evidence of several deployments, an entry for each. */
export async function readEvidence(
  db: Knex,
  ids: string[],
): Promise<Map<string, DeploymentEvidence>> {
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
        byDeployment.set(row.deployment_id, [...caused, toIncident(row)]);
      }
    }
  }
  return byDeployment;
}

function toIncident(row: any): CausedIncident {
  const detectedAt = requiredInstant(row.detected_at);
  const restoredAt = instant(row.mitigated_at) ?? instant(row.resolved_at);
  return {
    id: row.incident_id,
    title: row.title,
    url: row.url,
    severity: row.severity,
    detectedAt,
    method: row.method,
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
