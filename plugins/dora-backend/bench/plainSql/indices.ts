import { Knex } from 'knex';

/*
 * What a careful author of plain SQL would add to the indices that the tables
 * have anyway: the columns that each question reads, so that an index alone
 * answers it.
 */
const POSTGRES = [
  // The deployments of everybody over a window.
  `create index if not exists bench_deployments_window_idx on dora_deployment_links
     (environment, occurred_at) include (service_ref, id, kind, status, failures)`,
  // Those of one service, and so of a team.
  `create index if not exists bench_deployments_service_idx on dora_deployment_links
     (service_ref, environment, occurred_at) include (id, kind, status, failures)`,
  // The lead times of deployments that were found.
  `create index if not exists bench_commits_lead_idx on dora_commit_links
     (deployment_id) include (lead_ms)`,
  // The incidents of everybody over a window.
  `create index if not exists bench_incidents_window_idx on dora_incident_links
     (environment, detected_at) include (service_ref, incident_id, mitigated_at, resolved_at, is_duplicate)`,
  // Whether a deployment is to blame for any.
  `create index if not exists bench_incidents_cause_idx on dora_incident_links
     (deployment_id) where not is_duplicate`,
];

const SQLITE = [
  `create index if not exists bench_deployments_window_idx on dora_deployment_links
     (environment, occurred_at, service_ref, id, kind, status, failures)`,
  `create index if not exists bench_deployments_service_idx on dora_deployment_links
     (service_ref, environment, occurred_at, id, kind, status, failures)`,
  `create index if not exists bench_commits_lead_idx on dora_commit_links
     (deployment_id, lead_ms)`,
  `create index if not exists bench_incidents_window_idx on dora_incident_links
     (environment, detected_at, service_ref, incident_id, mitigated_at, resolved_at, is_duplicate)`,
  `create index if not exists bench_incidents_cause_idx on dora_incident_links
     (deployment_id) where not is_duplicate`,
];

const TABLES = [
  'dora_deployment_links',
  'dora_commit_links',
  'dora_incident_links',
];

/** Makes the indices that plain SQL is measured with. */
export async function createPlainIndices(db: Knex): Promise<void> {
  const isPostgres = db.client.config.client === 'pg';
  for (const statement of isPostgres ? POSTGRES : SQLITE) {
    await db.raw(statement);
  }
  for (const table of TABLES) {
    await db.raw(isPostgres ? `vacuum (analyze) ${table}` : `analyze ${table}`);
  }
}
