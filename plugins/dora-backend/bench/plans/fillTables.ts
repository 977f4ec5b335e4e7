import { Knex } from 'knex';
import { bringToNewestSchema } from './newestSchema';

const SERVICES = 1_000;
const DAY_MS = 86_400_000;
const DAYS = 3 * 365;
const SHA = `lpad(md5(i::text) || md5(i::text), 40)`;
/** The service of the story is one of them. */
const NAME = `case when i % ${SERVICES} = 0 then 'checkout' else 's' || i % ${SERVICES} end`;
const REPOSITORY = `'github.com/acme/' || ${NAME}`;
const SERVICE = `'component:default/' || ${NAME}`;
const ENVIRONMENT = `case when i % 4 = 0 then 'staging' else 'production' end`;
const ID = 'md5(i::text)';

/**
 * Fills PostgreSQL with a history of three years, in which nothing is derived
 * and nothing adds up: tables are only as long, and values as different from
 * each other, as those of a real one.
 */
export async function fillTables(
  db: Knex,
  deployments: number,
  now: number,
): Promise<void> {
  const stepMs = Math.floor((DAYS * DAY_MS) / deployments);
  const at = `(${now} - (${deployments} - i)::bigint * ${stepMs})`;
  await bringToNewestSchema(db);
  const fill = (table: string, rows: number, values: Record<string, string>) =>
    db.raw(
      `insert into ${table} (${Object.keys(values).join(', ')})
       select ${Object.values(values).join(', ')}
       from generate_series(1, ${Math.ceil(rows)}) as i`,
    );
  await fillCatalog(fill);
  await fillFacts(fill, deployments, at);
  await fillLinks(fill, deployments, at);
  await fillInbox(fill, deployments, at, now);
  await fillCells(fill, deployments, Math.floor(now / DAY_MS));
  await db.raw('analyze');
}

type Fill = (
  table: string,
  rows: number,
  values: Record<string, string>,
) => Promise<unknown>;

async function fillCatalog(fill: Fill): Promise<void> {
  await fill('dora_services', SERVICES, {
    entity_ref: SERVICE,
    title: `'S' || i`,
    linked: 'true',
    paths: `'[]'`,
    owner_ref: `'group:default/t' || i % 20`,
    first_event_at: '1',
    computed_at: 'i',
    derived_at: 'i',
  });
  await fill('dora_service_subjects', SERVICES, {
    subject: `'repo:' || ${REPOSITORY}`,
    service_ref: SERVICE,
  });
  await fill('dora_service_subjects', SERVICES, {
    subject: `'service:' || ${NAME}`,
    service_ref: SERVICE,
  });
  await fill('dora_groups', 20, {
    entity_ref: `'group:default/t' || i`,
    title: `'T' || i`,
  });
}

async function fillFacts(
  fill: Fill,
  deployments: number,
  at: string,
): Promise<void> {
  await fill('dora_deployments', deployments, {
    id: ID,
    source_id: `'generic'`,
    key: `'d' || i`,
    subject: `'service:' || ${NAME}`,
    environment: ENVIRONMENT,
    state: `'succeeded'`,
    repository: REPOSITORY,
    revision: SHA,
    first_told_at: at,
    started_at: at,
    finished_at: at,
    occurred_at: at,
    told_at: `'{}'`,
  });
  await fill('dora_commits', 2 * deployments, {
    repository: REPOSITORY,
    sha: SHA,
    authored_at: at,
    title: `'Change ' || i`,
    is_merge: 'false',
    reverts: `case when i % 100 = 0 then ${SHA} end`,
  });
  await fill('dora_pushes', deployments, {
    id: ID,
    repository: REPOSITORY,
    ref: `'refs/heads/main'`,
    before_sha: SHA,
    after_sha: SHA,
    at,
    forced: 'false',
    is_default_branch: 'i % 3 = 0',
    truncated: 'false',
  });
  await fill('dora_push_commits', 2 * deployments, {
    push_id: 'md5((i / 2)::text)',
    position: 'i % 2',
    repository: REPOSITORY,
    sha: SHA,
  });
  await fill('dora_changes', deployments, {
    repository: REPOSITORY,
    number: 'i',
    title: `'Change ' || i`,
    head_sha: SHA,
    merge_commit: SHA,
    head_ref: `'feature-' || i`,
    opened_at: at,
    merged_at: `case when i % 50 > 0 then ${at} end`,
    closed_at: `case when i % 50 > 0 then ${at} end`,
    told_at: `'{}'`,
  });
  await fill('dora_stage_runs', 2 * deployments, {
    id: ID,
    source_id: `'generic'`,
    repository: REPOSITORY,
    sha: SHA,
    name: `'build'`,
    parent_id: `case when i % 2 = 0 then md5((i - 1)::text) end`,
    started_at: at,
    finished_at: at,
    told_at: `'{}'`,
  });
  await fill('dora_artifacts', deployments, {
    name: `'registry.example.com/s:' || i`,
    repository: REPOSITORY,
    sha: SHA,
    built_at: at,
  });
  await fillIncidents(fill, 3 * deployments, at);
}

async function fillIncidents(
  fill: Fill,
  incidents: number,
  at: string,
): Promise<void> {
  await fill('dora_incidents', incidents, {
    id: ID,
    source_id: `'generic'`,
    key: `'i' || i`,
    severity: `'SEV' || i % 4`,
    detected_at: at,
    recurrence_of: `case when i % 20 = 0 then md5((i - 1)::text) end`,
    told_at: `'{}'`,
  });
  await fill('dora_incident_subjects', incidents / 3, {
    incident_id: ID,
    subject: `'service:' || ${NAME}`,
  });
  await fill('dora_incident_moments', 2 * incidents, {
    incident_id: 'md5((i / 2)::text)',
    kind: `case when i % 2 = 0 then 'detected' else 'resolved' end`,
    at,
  });
}

async function fillLinks(
  fill: Fill,
  deployments: number,
  at: string,
): Promise<void> {
  await fill('dora_deployment_links', deployments, {
    id: ID,
    service_ref: SERVICE,
    environment: ENVIRONMENT,
    source_id: `'generic'`,
    kind: `'deploy'`,
    status: `'succeeded'`,
    started_at: at,
    finished_at: at,
    occurred_at: at,
    repository: REPOSITORY,
    revision: SHA,
    revision_is_config: 'false',
    identity: SHA,
    failures: `'[]'`,
    members: `'["' || ${ID} || '"]'`,
  });
  const ofDeployment = { service_ref: SERVICE, repository: REPOSITORY };
  await fill('dora_commit_links', 2 * deployments, {
    ...ofDeployment,
    deployment_id: 'md5((i / 2)::text)',
    sha: SHA,
    environment: ENVIRONMENT,
    authored_at: at,
    lead_ms: 'i * 1000',
    stage_seconds: `'[1,2,3,4,5,6]'`,
  });
  await fill('dora_commit_lookups', 2 * deployments, {
    ...ofDeployment,
    deployment_id: 'md5((i / 2)::text)',
    sha: SHA,
    occurred_at: at,
  });
  await fill('dora_artifact_lookups', deployments, {
    name: `'registry.example.com/s:' || i`,
    deployment_id: ID,
    service_ref: SERVICE,
    occurred_at: at,
  });
  await fill('dora_revision_links', 3 * deployments, {
    ...ofDeployment,
    deployment_id: ID,
    environment: ENVIRONMENT,
    revision: SHA,
    occurred_at: at,
  });
  await fill('dora_incident_links', deployments / 4, {
    incident_id: ID,
    service_ref: SERVICE,
    environment: ENVIRONMENT,
    severity: `'SEV' || i % 4`,
    detected_at: at,
    resolved_at: at,
    deployment_id: ID,
    method: `'latest_deployment'`,
  });
}

async function fillInbox(
  fill: Fill,
  deployments: number,
  at: string,
  now: number,
): Promise<void> {
  // As long as deliveries are kept, the first of them without their bodies.
  const receivedAt = `(${now} - (${2 * deployments} - i)::bigint * ${Math.floor(
    (90 * DAY_MS) / (2 * deployments),
  )})`;
  await fill('dora_deliveries', 2 * deployments, {
    source_id: `case when i % 2 = 0 then 'github' else 'generic' end`,
    dedupe_key: ID,
    body: `'{}'`,
    received_at: receivedAt,
    worked_at: receivedAt,
    erased_at: `case when i < ${Math.floor(
      (4 * deployments) / 3,
    )} then ${receivedAt} end`,
    state: `case when i > ${2 * deployments - 50} then 'pending'
      when i % 200 = 0 then 'unparseable' else 'done' end`,
  });
  await fill('dora_delivery_subjects', 2 * deployments, {
    subject: `'service:' || ${NAME}`,
    delivery_id: 'i',
    steps: '(1 << (i % 4))::smallint',
  });
  await fill('dora_subjects', 2 * SERVICES, {
    subject: `'service:s' || i`,
  });
  await fill('dora_figures', 12 * SERVICES, {
    service_ref: SERVICE,
    environment: `'production'`,
    period: `'2026-' || lpad((1 + i / ${SERVICES})::text, 2, '0')`,
    metric: `'lead_time'`,
    n: '1',
    recorded_at: at,
  });
  await fill('dora_restatements', deployments, {
    service_ref: SERVICE,
    environment: `'production'`,
    period: `'2026-01'`,
    metric: `'lead_time'`,
    from_n: '1',
    to_n: '2',
    causes: '1',
    at,
  });
}

async function fillCells(
  fill: Fill,
  deployments: number,
  today: number,
): Promise<void> {
  await fill('dora_cell_blocks', 3 * deployments, {
    service_ref: SERVICE,
    span: '1',
    day: `${today} - i / ${SERVICES}`,
    environment: `'production'`,
    rows: '1',
    core: `'c'`,
    detail: `'d'`,
    stages: `'s'`,
    totals: `'t'`,
  });
  await fill('dora_cell_sums', deployments, {
    environment: `'production'`,
    span: '1',
    day: `${today} - i`,
    rows: '1',
    core: `'c'`,
    detail: `'d'`,
    stages: `'s'`,
  });
}
