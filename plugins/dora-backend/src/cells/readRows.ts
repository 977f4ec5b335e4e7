import { Knex } from 'knex';
import { OwnFailure } from '../attribution/deploymentLink';
import {
  chunks,
  flag,
  instant,
  json,
  requiredInstant,
} from '../database/columns';
import { CauseRow, DeploymentRow, FailureRow, IncidentRow } from '../metrics';
import { AskedSpan, rowsInSpans } from './askedSpans';
import { readCommitRows, UnmarkedCommit } from './readCommitRows';

/** Rows of one service, in the order of time, each with where it belongs. */
export interface PlacedRows {
  deployments: Array<{ environment: string; row: DeploymentRow }>;
  incidents: Array<{
    environment: string;
    row: IncidentRow;
    /** It is other services' too. */
    isShared: boolean;
  }>;
}

/**
 * The rows that metrics are computed from, read off the links.
 *
 * @param asked - Spans of one service do not overlap.
 * @param environment - All of them when it is left out.
 */
export async function readRows(
  db: Knex,
  asked: readonly AskedSpan[],
  environment?: string,
): Promise<Map<string, PlacedRows>> {
  const rowsOf = new Map<string, PlacedRows>(
    asked.map(({ serviceRef }) => [
      serviceRef,
      { deployments: [], incidents: [] },
    ]),
  );
  for (const part of chunks(asked)) {
    await addDeployments(db, part, environment, rowsOf);
    await addIncidents(db, part, environment, rowsOf);
  }
  return rowsOf;
}

async function addDeployments(
  db: Knex,
  asked: readonly AskedSpan[],
  environment: string | undefined,
  rowsOf: Map<string, PlacedRows>,
): Promise<void> {
  const among = () => endedDeployments(db, asked, environment);
  const links: any[] = await among()
    .orderBy([{ column: 'link.occurred_at' }, { column: 'link.id' }])
    .select(
      'link.id',
      'link.service_ref',
      'link.environment',
      'link.kind',
      'link.status',
      'link.started_at',
      'link.occurred_at',
      'link.first_finished_at',
      'link.revision',
      'link.config_revision',
      'link.further_revisions',
      'link.failures',
    );
  if (links.length === 0) {
    return;
  }
  const commits = await readCommitRows(among());
  const severities = await readSeverities(among());
  for (const link of links) {
    rowsOf.get(link.service_ref)!.deployments.push({
      environment: link.environment,
      row: toDeploymentRow(
        link,
        commits.get(link.id) ?? [],
        severities.get(link.id) ?? [],
      ),
    });
  }
}

function endedDeployments(
  db: Knex,
  asked: readonly AskedSpan[],
  environment: string | undefined,
): Knex.QueryBuilder {
  const rows = rowsInSpans(db, asked, 'dora_deployment_links', 'occurred_at');
  return (
    environment ? rows.where('link.environment', environment) : rows
  ).whereNot('link.status', 'running');
}

function toDeploymentRow(
  link: any,
  commits: UnmarkedCommit[],
  severities: string[],
): DeploymentRow {
  const finishedAt = requiredInstant(link.occurred_at);
  const heads = headsOf(link);
  return {
    id: link.id,
    startedAt: requiredInstant(link.started_at),
    finishedAt,
    firstFinishedAt: instant(link.first_finished_at) ?? finishedAt,
    kind: link.kind,
    succeeded: link.status === 'succeeded',
    failures: failuresOf(link.failures, severities),
    commits: commits.map(commit => ({
      ...commit,
      isHead: heads.has(commit.sha),
    })),
  };
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

/** Severities of the incidents that each deployment has caused. */
async function readSeverities(
  deployments: Knex.QueryBuilder,
): Promise<Map<string, string[]>> {
  const rows: any[] = await deployments
    .join(
      'dora_incident_links as incident',
      'incident.deployment_id',
      'link.id',
    )
    .where('incident.is_duplicate', false)
    .distinct('incident.deployment_id', 'incident.severity')
    .orderBy(['incident.deployment_id', 'incident.severity']);
  const severities = new Map<string, string[]>();
  for (const { deployment_id: id, severity } of rows) {
    severities.set(id, [...(severities.get(id) ?? []), severity]);
  }
  return severities;
}

async function addIncidents(
  db: Knex,
  asked: readonly AskedSpan[],
  environment: string | undefined,
  rowsOf: Map<string, PlacedRows>,
): Promise<void> {
  const incidents = rowsInSpans(
    db,
    asked,
    'dora_incident_links',
    'detected_at',
  );
  const rows: any[] = await (environment
    ? incidents.where('link.environment', environment)
    : incidents
  )
    .leftJoin(
      'dora_deployment_links as cause',
      'cause.id',
      'link.deployment_id',
    )
    .orderBy(['link.detected_at', 'link.incident_id'])
    .select(
      'link.*',
      'cause.started_at as cause_started_at',
      'cause.occurred_at as cause_finished_at',
      db.raw(
        'exists (select 1 from dora_incident_links as other where other.incident_id = link.incident_id and other.service_ref <> link.service_ref) as is_shared',
      ),
    );
  for (const row of rows) {
    rowsOf.get(row.service_ref)!.incidents.push({
      environment: row.environment,
      row: toIncidentRow(row),
      isShared: flag(row.is_shared),
    });
  }
}

function toIncidentRow(row: any): IncidentRow {
  return {
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
  };
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
