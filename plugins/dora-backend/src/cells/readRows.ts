import { FailureRule } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { OwnFailure } from '../attribution/deploymentLink';
import { chunks, instant, json, requiredInstant } from '../database/columns';
import { DeploymentRow, IncidentRow, Span } from '../metrics';

/** A row with the environment it belongs to. */
export interface Placed<T> {
  environment: string;
  row: T;
}

/** The rows that metrics are computed from, of one service over a span, read off the links. */
export async function readRows(
  trx: Knex.Transaction,
  serviceRef: string,
  span: Span,
): Promise<{
  deployments: Array<Placed<DeploymentRow>>;
  incidents: Array<Placed<IncidentRow>>;
}> {
  const links = await trx('dora_deployment_links')
    .where('service_ref', serviceRef)
    .whereNot('status', 'running')
    .where('occurred_at', '>=', span.fromMs)
    .where('occurred_at', '<', span.toMs)
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  const ids = links.map(link => link.id);
  const commits = await readCommitSeconds(trx, ids);
  const withIncident = await readCausing(trx, ids);
  const incidents = await trx('dora_incident_links')
    .where('service_ref', serviceRef)
    .where('detected_at', '>=', span.fromMs)
    .where('detected_at', '<', span.toMs)
    .orderBy([{ column: 'detected_at' }, { column: 'incident_id' }]);
  return {
    deployments: links.map(link => ({
      environment: link.environment,
      row: {
        startedAt: requiredInstant(link.started_at),
        finishedAt: requiredInstant(link.occurred_at),
        kind: link.kind,
        succeeded: link.status === 'succeeded',
        failures: failureRules(link.failures, withIncident.has(link.id)),
        ...(commits.get(link.id) ?? { leadSeconds: [], stageSeconds: [] }),
      },
    })),
    incidents: incidents.map(incident => ({
      environment: incident.environment,
      row: {
        id: incident.incident_id,
        detectedAt: requiredInstant(incident.detected_at),
        severity: incident.severity,
        mitigatedAt: instant(incident.mitigated_at),
        resolvedAt: instant(incident.resolved_at),
      },
    })),
  };
}

function failureRules(failures: unknown, hasIncident: boolean): FailureRule[] {
  const rules: FailureRule[] = json<OwnFailure[]>(failures, []).map(
    ({ rule }) => rule,
  );
  return [...new Set(hasIncident ? [...rules, 'incident' as const] : rules)];
}

type CommitSeconds = Pick<DeploymentRow, 'leadSeconds' | 'stageSeconds'>;

async function readCommitSeconds(trx: Knex.Transaction, ids: string[]) {
  const commits = new Map<string, CommitSeconds>();
  for (const part of chunks(ids)) {
    const rows = await trx('dora_commit_links')
      .whereIn('deployment_id', part)
      .whereNotNull('lead_ms')
      .orderBy([{ column: 'lead_ms' }, { column: 'sha' }])
      .select('deployment_id', 'lead_ms', 'stage_seconds');
    for (const row of rows) {
      const known = commits.get(row.deployment_id) ?? {
        leadSeconds: [],
        stageSeconds: [],
      };
      known.leadSeconds.push(Number(row.lead_ms) / 1000);
      known.stageSeconds.push(json<number[]>(row.stage_seconds, []));
      commits.set(row.deployment_id, known);
    }
  }
  return commits;
}

async function readCausing(trx: Knex.Transaction, ids: string[]) {
  const causing = new Set<string>();
  for (const part of chunks(ids)) {
    const rows = await trx('dora_incident_links')
      .whereIn('deployment_id', part)
      .distinct('deployment_id');
    rows.forEach(row => causing.add(row.deployment_id));
  }
  return causing;
}
