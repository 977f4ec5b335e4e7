// @ts-check

const {
  addColumn,
  createIndex,
  createTable,
  dropColumn,
} = require('../migrationSteps');

/*
 * Only adds, so that replicas of the release before go on working beside it.
 * Outside a transaction, because PostgreSQL builds an index without locking
 * out the writers only there; each step may be repeated after a crash.
 */
exports.config = { transaction: false };

/** @type {Array<[table: string, column: string, define: (table: import('knex').Knex.AlterTableBuilder) => void]>} */
const COLUMNS = [
  [
    'dora_commits',
    'reverts',
    table => table.string('reverts', 64).comment('The commit it takes back'),
  ],
  ['dora_changes', 'reopened_at', table => table.bigInteger('reopened_at')],
  ['dora_changes', 'commit_count', table => table.integer('commit_count')],
  [
    'dora_stage_runs',
    'stage',
    table => table.text('stage').comment('What the sender calls its stage'),
  ],
  [
    'dora_stage_runs',
    'parent_id',
    table => table.string('parent_id', 32).comment('The run it is part of'),
  ],
  [
    'dora_deployments',
    'place',
    table => table.text('place').comment('Cluster, region, namespace'),
  ],
  [
    'dora_deployments',
    'further_revisions',
    table =>
      table
        .text('further_revisions')
        .comment('JSON: commits of further repositories'),
  ],
  [
    'dora_deployments',
    'config_repository',
    table => table.string('config_repository', 255),
  ],
  [
    'dora_deployments',
    'config_revision',
    table => table.string('config_revision', 64),
  ],
  [
    'dora_deployment_links',
    'revision_rule',
    table => table.string('revision_rule', 16).comment('How it was found'),
  ],
  [
    'dora_deployment_links',
    'further_revisions',
    table => table.text('further_revisions').comment('JSON, as above'),
  ],
  [
    'dora_deployment_links',
    'is_config_change',
    table => table.boolean('is_config_change').notNullable().defaultTo(false),
  ],
  [
    'dora_deployment_links',
    'config_repository',
    table => table.string('config_repository', 255),
  ],
  [
    'dora_deployment_links',
    'config_revision',
    table => table.string('config_revision', 64),
  ],
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const [table, column, define] of COLUMNS) {
    await addColumn(knex, table, column, define);
  }
  await createIndex(
    knex,
    'dora_stage_runs_parent_idx',
    'dora_stage_runs (parent_id)',
  );
  await createIndex(
    knex,
    'dora_changes_head_idx',
    'dora_changes (repository, head_sha)',
  );
  // To find out whether a name is that of a configuration repository.
  await createIndex(
    knex,
    'dora_deployments_config_idx',
    "dora_deployments (('repo:' || config_repository)) where config_repository is not null",
  );
  await createArtifacts(knex);
  await createRevisionLinks(knex);
  await moveConfigRevisions(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await moveConfigRevisionsBack(knex);
  for (const table of [
    'dora_revision_links',
    'dora_artifact_lookups',
    'dora_artifacts',
  ]) {
    await knex.schema.dropTableIfExists(table);
  }
  for (const index of [
    'dora_stage_runs_parent_idx',
    'dora_changes_head_idx',
    'dora_deployments_config_idx',
  ]) {
    await knex.raw(`drop index if exists ${index}`);
  }
  for (const [table, column] of COLUMNS) {
    await dropColumn(knex, table, column);
  }
};

/** @param {import('knex').Knex} knex */
async function createArtifacts(knex) {
  await createTable(knex, 'dora_artifacts', table => {
    table.comment('Images and the commits that they were built from');
    table.string('name', 300).notNullable().comment('Digest, or image and tag');
    table.string('repository', 255).notNullable();
    table.string('sha', 64).notNullable();
    table
      .bigInteger('built_at')
      .notNullable()
      .comment('The first time it was told, for tags that move');
    table.primary(['name', 'repository', 'sha'], 'dora_artifacts_pk');
  });
  await createTable(knex, 'dora_artifact_lookups', table => {
    table.comment('Images that a deployment’s commit was looked up by');
    table.string('deployment_id', 32).notNullable();
    table.string('name', 300).notNullable();
    table.string('service_ref', 255).notNullable();
    table.bigInteger('occurred_at').notNullable();
    table.primary(
      ['name', 'deployment_id', 'service_ref'],
      'dora_artifact_lookups_pk',
    );
    table.index(
      ['service_ref', 'occurred_at'],
      'dora_artifact_lookups_time_idx',
    );
  });
}

/** @param {import('knex').Knex} knex */
async function createRevisionLinks(knex) {
  await createTable(knex, 'dora_revision_links', table => {
    table.comment('What of each repository ran after a deployment');
    table.string('deployment_id', 32).notNullable();
    table.string('repository', 255).notNullable();
    table.string('revision', 64).notNullable();
    table.string('service_ref', 255).notNullable();
    table.string('environment', 200).notNullable();
    table.bigInteger('occurred_at').notNullable();
    table.primary(['deployment_id', 'repository'], 'dora_revision_links_pk');
    table.index(
      ['service_ref', 'environment', 'repository', 'occurred_at'],
      'dora_revision_links_time_idx',
    );
  });
}

/*
 * A commit of a configuration repository had been stored as the revision, with
 * a flag. Repeating this changes nothing.
 */
/** @param {import('knex').Knex} knex */
async function moveConfigRevisions(knex) {
  await knex('dora_deployments')
    .where('revision_is_config', true)
    .update({
      config_repository: knex.ref('repository'),
      config_revision: knex.ref('revision'),
      repository: null,
      revision: null,
      revision_is_config: false,
    });
}

/** @param {import('knex').Knex} knex */
async function moveConfigRevisionsBack(knex) {
  await knex('dora_deployments')
    .whereNotNull('config_revision')
    .whereNull('revision')
    .update({
      repository: knex.ref('config_repository'),
      revision: knex.ref('config_revision'),
      revision_is_config: true,
    });
}
