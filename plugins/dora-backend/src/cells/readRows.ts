import { Knex } from 'knex';
import { OwnFailure } from '../attribution/deploymentLink';
import {
  chunks,
  flag,
  instant,
  json,
  requiredInstant,
} from '../database/columns';
import {
  CauseRow,
  CommitRow,
  DeploymentRow,
  FailureRow,
  IncidentRow,
  Span,
} from '../metrics';

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
  return {
    deployments: await readDeploymentRows(trx, serviceRef, span),
    incidents: await readIncidentRows(trx, serviceRef, span),
  };
}

async function readDeploymentRows(
  trx: Knex.Transaction,
  serviceRef: string,
  span: Span,
): Promise<Array<Placed<DeploymentRow>>> {
  const links = await trx('dora_deployment_links')
    .where('service_ref', serviceRef)
    .whereNot('status', 'running')
    .where('occurred_at', '>=', span.fromMs)
    .where('occurred_at', '<', span.toMs)
    .orderBy([{ column: 'occurred_at' }, { column: 'id' }]);
  const ids = links.map(link => link.id);
  const commits = await readCommitRows(trx, ids);
  const severities = await readSeverities(trx, ids);
  return links.map(link => {
    const finishedAt = requiredInstant(link.occurred_at);
    const heads = headsOf(link);
    return {
      environment: link.environment,
      row: {
        id: link.id,
        startedAt: requiredInstant(link.started_at),
        finishedAt,
        firstFinishedAt: instant(link.first_finished_at) ?? finishedAt,
        kind: link.kind,
        succeeded: link.status === 'succeeded',
        failures: failuresOf(link.failures, severities.get(link.id) ?? []),
        commits: (commits.get(link.id) ?? []).map(commit => ({
          ...commit,
          isHead: heads.has(commit.sha),
        })),
      },
    };
  });
}

function headsOf(link: any): Set<string> {
  const further = json<Array<{ revision: string }>>(link.further_revisions, []);
  return new Set([
    link.revision,
    link.config_revision,
    ...further.map(({ revision }) => revision),
  ]);
}

function failuresOf(own: unknown, severities: string[]): FailureRow[] {
  return [
    ...json<OwnFailure[]>(own, [])
      .filter(({ clearedBy }) => !clearedBy)
      .map(({ rule }) => ({ rule, severity: null })),
    ...severities.map(severity => ({ rule: 'incident' as const, severity })),
  ];
}

async function readCommitRows(
  trx: Knex.Transaction,
  deploymentIds: string[],
): Promise<Map<string, Array<Omit<CommitRow, 'isHead'>>>> {
  const commits = new Map<string, Array<Omit<CommitRow, 'isHead'>>>();
  for (const part of chunks(deploymentIds)) {
    const rows = await trx('dora_commit_links')
      .whereIn('deployment_id', part)
      .whereNotNull('lead_ms')
      .orderBy([{ column: 'lead_ms' }, { column: 'sha' }]);
    for (const row of rows) {
      const known = commits.get(row.deployment_id) ?? [];
      known.push(toCommitRow(row));
      commits.set(row.deployment_id, known);
    }
  }
  return commits;
}

function toCommitRow(row: any): Omit<CommitRow, 'isHead'> {
  const { repository, change_number: number } = row;
  return {
    sha: row.sha,
    clocks: {
      committed: null,
      pushed: null,
      opened: null,
      approved: null,
      merged: null,
      ...json<object>(row.clocks, {}),
      authored: requiredInstant(row.authored_at),
    },
    change: number === null ? null : `${repository}#${number}`,
    byBot: flag(row.by_bot),
    isCherryPick: flag(row.is_cherry_pick),
    stageSeconds: json<number[]>(row.stage_seconds, []),
  };
}

/** Severities of the incidents that each deployment has caused. */
async function readSeverities(
  trx: Knex.Transaction,
  deploymentIds: string[],
): Promise<Map<string, string[]>> {
  const severities = new Map<string, string[]>();
  for (const part of chunks(deploymentIds)) {
    const rows = await trx('dora_incident_links')
      .whereIn('deployment_id', part)
      .where('is_duplicate', false)
      .distinct('deployment_id', 'severity')
      .orderBy(['deployment_id', 'severity']);
    for (const row of rows) {
      const known = severities.get(row.deployment_id) ?? [];
      severities.set(row.deployment_id, [...known, row.severity]);
    }
  }
  return severities;
}

async function readIncidentRows(
  trx: Knex.Transaction,
  serviceRef: string,
  span: Span,
): Promise<Array<Placed<IncidentRow>>> {
  const rows = await trx('dora_incident_links as incident')
    .leftJoin(
      'dora_deployment_links as cause',
      'cause.id',
      'incident.deployment_id',
    )
    .where('incident.service_ref', serviceRef)
    .where('incident.detected_at', '>=', span.fromMs)
    .where('incident.detected_at', '<', span.toMs)
    .orderBy(['incident.detected_at', 'incident.incident_id'])
    .select(
      'incident.*',
      'cause.started_at as cause_started_at',
      'cause.occurred_at as cause_finished_at',
    );
  return rows.map(row => ({
    environment: row.environment,
    row: {
      id: row.incident_id,
      detectedAt: requiredInstant(row.detected_at),
      severity: row.severity,
      mitigatedAt: instant(row.mitigated_at),
      resolvedAt: instant(row.resolved_at),
      remediatedAt: instant(row.remediated_at),
      openMs: instant(row.open_ms),
      reopens: Number(row.reopens),
      isDuplicate: flag(row.is_duplicate),
      cause: causeOf(row),
    },
  }));
}

function causeOf(row: any): CauseRow | null {
  return row.cause_started_at === null
    ? null
    : {
        deploymentId: row.deployment_id,
        startedAt: requiredInstant(row.cause_started_at),
        finishedAt: requiredInstant(row.cause_finished_at),
      };
}
