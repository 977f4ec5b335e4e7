// @ts-check

/*
 * Instants are epoch milliseconds in bigint columns: both engines store,
 * compare and aggregate them alike. Columns of JSON are text for the same
 * reason. Enumerations are checked in code, where they can change.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createInbox(knex);
  await createFacts(knex);
  await createServices(knex);
  await createLinks(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  const tables = [
    'dora_cells',
    'dora_dirty_services',
    'dora_incident_links',
    'dora_commit_lookups',
    'dora_commit_links',
    'dora_deployment_links',
    'dora_service_subjects',
    'dora_targets',
    'dora_groups',
    'dora_services',
    'dora_incident_moments',
    'dora_incident_subjects',
    'dora_incidents',
    'dora_deployments',
    'dora_stage_runs',
    'dora_changes',
    'dora_push_commits',
    'dora_pushes',
    'dora_commits',
    'dora_imports',
    'dora_deliveries',
    'dora_locks',
  ];
  for (const table of tables) {
    await knex.schema.dropTable(table);
  }
};

/** @param {import('knex').Knex} knex */
async function createInbox(knex) {
  await knex.schema.createTable('dora_deliveries', table => {
    table.comment('Requests from senders, stored before they are answered');
    table.bigIncrements('id').primary();
    table.string('source_id', 64).notNullable();
    table
      .string('dedupe_key', 80)
      .notNullable()
      .comment('Hash of the sender’s delivery id, or of the body');
    table.string('event', 100);
    table.string('content_type', 100);
    table.binary('body').notNullable();
    table.bigInteger('received_at').notNullable();
    table
      .string('state', 16)
      .notNullable()
      .defaultTo('pending')
      .comment('pending, done, ignored, unparseable or failed');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('note').comment('Why it was ignored or failed');
    table.bigInteger('worked_at');
    table.unique(['source_id', 'dedupe_key'], 'dora_deliveries_dedupe_uniq');
    table.index(['state', 'id'], 'dora_deliveries_state_idx');
  });
  await knex.schema.createTable('dora_imports', table => {
    table.comment('Imports of history and how far they are');
    table.string('id', 64).primary();
    table.text('title').notNullable();
    table.bigInteger('started_at').notNullable();
    table.integer('total').notNullable();
    table.integer('received').notNullable().defaultTo(0);
    table.bigInteger('finished_at');
  });
  await knex.schema.createTable('dora_locks', table => {
    table.comment('Rows that replicas lock to take turns');
    table.string('name', 32).primary();
  });
  await knex('dora_locks').insert({ name: 'attribution' });
}

/** @param {import('knex').Knex} knex */
async function createFacts(knex) {
  await knex.schema.createTable('dora_commits', table => {
    table.string('repository', 255).notNullable();
    table.string('sha', 64).notNullable();
    table.bigInteger('authored_at').notNullable();
    table.text('title');
    table.boolean('is_merge').notNullable();
    table
      .text('paths')
      .comment('JSON array; null when the sender did not tell');
    table.primary(['repository', 'sha'], 'dora_commits_pk');
  });
  await knex.schema.createTable('dora_pushes', table => {
    table
      .string('id', 32)
      .primary()
      .comment('Hash of repository, ref, before and after');
    table.string('repository', 255).notNullable();
    table.string('ref', 255).notNullable();
    table.string('before_sha', 64).comment('Null when the branch is new');
    table.string('after_sha', 64).notNullable();
    table.boolean('forced').notNullable();
    table.boolean('truncated').notNullable();
    table.boolean('is_default_branch').notNullable();
    table.bigInteger('at').notNullable();
    table.index(['repository', 'at'], 'dora_pushes_at_idx');
  });
  await knex.schema.createTable('dora_push_commits', table => {
    table.string('push_id', 32).notNullable();
    table.integer('position').notNullable();
    table.string('repository', 255).notNullable();
    table.string('sha', 64).notNullable();
    table.primary(['push_id', 'position'], 'dora_push_commits_pk');
    table.index(['repository', 'sha'], 'dora_push_commits_sha_idx');
  });
  await knex.schema.createTable('dora_changes', table => {
    table.comment('Pull and merge requests');
    table.string('repository', 255).notNullable();
    table.integer('number').notNullable();
    table.text('title');
    table.text('url');
    table.string('head_ref', 255);
    table.string('head_sha', 64);
    table.string('base_ref', 255);
    table.string('merge_commit', 64);
    table.bigInteger('opened_at');
    table.bigInteger('ready_at');
    table.bigInteger('first_review_at');
    table.bigInteger('approved_at');
    table.bigInteger('merged_at');
    table.bigInteger('closed_at');
    table
      .text('told_at')
      .notNullable()
      .comment('JSON: when each field was told');
    table.primary(['repository', 'number'], 'dora_changes_pk');
    table.index(['repository', 'merge_commit'], 'dora_changes_merge_idx');
  });
  await knex.schema.createTable('dora_stage_runs', table => {
    table.comment('Runs of CI jobs and pipelines');
    table.string('id', 32).primary().comment('Hash of source and key');
    table.string('source_id', 64).notNullable();
    table.string('repository', 255);
    table.string('subject', 300);
    table.string('sha', 64);
    table.text('name').notNullable();
    table.text('pipeline');
    table.text('url');
    table.bigInteger('queued_at');
    table.bigInteger('started_at');
    table.bigInteger('finished_at');
    table.string('outcome', 16);
    table.text('told_at').notNullable();
    table.index(['repository', 'sha'], 'dora_stage_runs_sha_idx');
  });
  await knex.schema.createTable('dora_deployments', table => {
    table.comment('Attempts to change what runs, as their senders tell them');
    table.string('id', 32).primary().comment('Hash of source and key');
    table.string('source_id', 64).notNullable();
    table.text('key').notNullable();
    table.string('subject', 300).notNullable();
    table.string('environment', 200);
    table.string('repository', 255);
    table.string('revision', 64);
    table.boolean('revision_is_config').notNullable().defaultTo(false);
    table.text('version');
    table.text('url');
    table.string('state', 16);
    table.bigInteger('started_at');
    table.bigInteger('finished_at');
    table.bigInteger('degraded_at');
    table.boolean('rollback').notNullable().defaultTo(false);
    table.text('images').comment('JSON array');
    table.bigInteger('first_told_at').notNullable();
    table
      .bigInteger('occurred_at')
      .notNullable()
      .comment('Finish, else start, else when it was first told');
    table.text('told_at').notNullable();
    table.index(['subject', 'occurred_at'], 'dora_deployments_subject_idx');
  });
  await knex.schema.createTable('dora_incidents', table => {
    table.string('id', 32).primary().comment('Hash of source and key');
    table.string('source_id', 64).notNullable();
    table.text('key').notNullable();
    table.string('environment', 200);
    table.string('severity', 32);
    table.text('title');
    table.text('url');
    table.string('caused_by_deployment', 32).comment('Id of a deployment');
    table.string('caused_by_revision', 64);
    table.bigInteger('detected_at').comment('Null until a detection is told');
    table.text('told_at').notNullable();
    table.index(['detected_at'], 'dora_incidents_detected_idx');
  });
  await knex.schema.createTable('dora_incident_subjects', table => {
    table.string('incident_id', 32).notNullable();
    table.string('subject', 300).notNullable();
    table.primary(['incident_id', 'subject'], 'dora_incident_subjects_pk');
    table.index(['subject'], 'dora_incident_subjects_subject_idx');
  });
  await knex.schema.createTable('dora_incident_moments', table => {
    table.comment(
      'All that was told of an incident’s life; a set, so order is nothing',
    );
    table.string('incident_id', 32).notNullable();
    table.string('kind', 16).notNullable();
    table.bigInteger('at').notNullable();
    table.primary(['incident_id', 'kind', 'at'], 'dora_incident_moments_pk');
  });
}

/** @param {import('knex').Knex} knex */
async function createServices(knex) {
  await knex.schema.createTable('dora_services', table => {
    table.comment('Catalog entities that facts may belong to');
    table.string('entity_ref', 255).primary();
    table.text('title').notNullable();
    table.string('owner_ref', 255);
    table.text('paths').notNullable().comment('JSON array of globs');
    table
      .boolean('linked')
      .notNullable()
      .comment('An annotation links it to events');
    table.bigInteger('computed_at');
    table.bigInteger('first_event_at');
    table.bigInteger('last_event_at');
    table.bigInteger('last_deployment_at').comment('To production');
    table.boolean('has_incidents').notNullable().defaultTo(false);
    table.index(['owner_ref'], 'dora_services_owner_idx');
  });
  await knex.schema.createTable('dora_groups', table => {
    table.comment('Catalog groups that may own services');
    table.string('entity_ref', 255).primary();
    table.text('title').notNullable();
    table.string('parent_ref', 255);
  });
  await knex.schema.createTable('dora_targets', table => {
    table.comment(
      'What services and teams mean to reach; a new one ends the old',
    );
    table.bigIncrements('id').primary();
    table.string('entity_ref', 255).notNullable();
    table.string('metric', 32).notNullable();
    table.double('value').notNullable();
    table.string('due', 10).notNullable();
    table.double('baseline');
    table.bigInteger('set_at').notNullable();
    table.bigInteger('ended_at').comment('Null while it holds');
    table.index(['entity_ref', 'ended_at'], 'dora_targets_entity_idx');
  });
  await knex.schema.createTable('dora_service_subjects', table => {
    table.string('subject', 300).notNullable();
    table.string('service_ref', 255).notNullable();
    table.primary(['subject', 'service_ref'], 'dora_service_subjects_pk');
    table.index(['service_ref'], 'dora_service_subjects_service_idx');
  });
}

/** @param {import('knex').Knex} knex */
async function createLinks(knex) {
  await knex.schema.createTable('dora_deployment_links', table => {
    table.comment('Deployments of services; derived from facts');
    table.string('id', 32).primary();
    table.string('service_ref', 255).notNullable();
    table.string('environment', 200).notNullable();
    table.string('source_id', 64).notNullable();
    table.string('kind', 16).notNullable();
    table.string('status', 16).notNullable();
    table.bigInteger('started_at').notNullable();
    table.bigInteger('finished_at');
    table.bigInteger('occurred_at').notNullable();
    table.string('repository', 255);
    table.string('revision', 64);
    table.boolean('revision_is_config').notNullable();
    table
      .string('identity', 80)
      .comment('What runs afterwards: revision, images or version');
    table.string('previous_revision', 64);
    table.text('version');
    table.text('url');
    table
      .text('failures')
      .notNullable()
      .comment('JSON: own failure reasons, incidents apart');
    table.text('commits_note').comment('Why commits are missing or uncertain');
    table
      .text('members')
      .notNullable()
      .comment('JSON: ids of the facts that it joins');
    table.index(
      ['service_ref', 'environment', 'occurred_at'],
      'dora_deployment_links_time_idx',
    );
    table.index(
      ['service_ref', 'occurred_at'],
      'dora_deployment_links_service_idx',
    );
    table.index(
      ['service_ref', 'environment', 'identity'],
      'dora_deployment_links_identity_idx',
    );
  });
  await knex.schema.createTable('dora_commit_links', table => {
    table.comment('Commits that a deployment was first to deliver');
    table.string('deployment_id', 32).notNullable();
    table.string('repository', 255).notNullable();
    table.string('sha', 64).notNullable();
    table.string('service_ref', 255).notNullable();
    table.string('environment', 200).notNullable();
    table.bigInteger('authored_at');
    table.bigInteger('lead_ms').comment('Null when left out');
    table.text('excluded').comment('Why it is left out');
    table
      .text('stage_seconds')
      .comment('JSON: lead time divided among the stages');
    table.primary(
      ['deployment_id', 'repository', 'sha'],
      'dora_commit_links_pk',
    );
    table.index(['repository', 'sha'], 'dora_commit_links_sha_idx');
  });
  await knex.schema.createTable('dora_commit_lookups', table => {
    table.comment('Commits that a deployment’s range was looked up by');
    table.string('deployment_id', 32).notNullable();
    table.string('repository', 255).notNullable();
    table.string('sha', 64).notNullable();
    table.string('service_ref', 255).notNullable();
    table.bigInteger('occurred_at').notNullable();
    table.primary(
      ['deployment_id', 'repository', 'sha'],
      'dora_commit_lookups_pk',
    );
    table.index(['repository', 'sha'], 'dora_commit_lookups_sha_idx');
    table.index(['service_ref', 'occurred_at'], 'dora_commit_lookups_time_idx');
  });
  await knex.schema.createTable('dora_incident_links', table => {
    table.comment('Incidents of services and the deployment that caused them');
    table.string('incident_id', 32).notNullable();
    table.string('service_ref', 255).notNullable();
    table.string('environment', 200).notNullable();
    table.string('severity', 32).notNullable();
    table.bigInteger('detected_at').notNullable();
    table.bigInteger('mitigated_at');
    table.bigInteger('resolved_at');
    table.string('deployment_id', 32);
    table.string('method', 32).notNullable();
    table.primary(['incident_id', 'service_ref'], 'dora_incident_links_pk');
    table.index(
      ['service_ref', 'environment', 'detected_at'],
      'dora_incident_links_time_idx',
    );
    table.index(['deployment_id'], 'dora_incident_links_deployment_idx');
  });
  await knex.schema.createTable('dora_dirty_services', table => {
    table.comment('Services whose links and cells must be derived again');
    table.string('service_ref', 255).primary();
    table.bigInteger('from_at').notNullable();
  });
  await knex.schema.createTable('dora_cells', table => {
    table.comment('All that metrics need of one service, environment and day');
    table.string('service_ref', 255).notNullable();
    table.string('environment', 200).notNullable();
    table.string('day', 10).notNullable();
    table.text('rows').notNullable().comment('JSON: deployments and incidents');
    table.primary(['service_ref', 'environment', 'day'], 'dora_cells_pk');
  });
}
