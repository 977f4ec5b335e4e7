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

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await widenInbox(knex);
  await widenServices(knex);
  await widenImports(knex);
  await createSubjects(knex);
  await createAdministration(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'dora_operations',
    'dora_rejections',
    'dora_mappings',
    'dora_delivery_subjects',
    'dora_subjects',
  ]) {
    await knex.schema.dropTableIfExists(table);
  }
  for (const index of [
    'dora_deliveries_lane_idx',
    'dora_deliveries_source_idx',
  ]) {
    await knex.raw(`drop index if exists ${index}`);
  }
  await dropColumn(knex, 'dora_imports', 'source_id');
  await dropColumn(knex, 'dora_services', 'removed_at');
  await dropColumn(knex, 'dora_deliveries', 'lane');
  await dropColumn(knex, 'dora_deliveries', 'erased_at');
};

/** @param {import('knex').Knex} knex */
async function widenInbox(knex) {
  await addColumn(knex, 'dora_deliveries', 'lane', table =>
    table
      .specificType('lane', 'smallint')
      .notNullable()
      .defaultTo(0)
      .comment('0 live, 1 history: the lower is worked off first'),
  );
  await addColumn(knex, 'dora_deliveries', 'erased_at', table =>
    table.bigInteger('erased_at').comment('When the body was emptied'),
  );
  await createIndex(
    knex,
    'dora_deliveries_lane_idx',
    'dora_deliveries (state, lane, id)',
  );
  await createIndex(
    knex,
    'dora_deliveries_source_idx',
    'dora_deliveries (source_id, received_at)',
  );
}

/** @param {import('knex').Knex} knex */
async function widenServices(knex) {
  await addColumn(knex, 'dora_services', 'removed_at', table =>
    table.bigInteger('removed_at').comment('When the catalog knew it no more'),
  );
}

/** @param {import('knex').Knex} knex */
async function widenImports(knex) {
  await addColumn(knex, 'dora_imports', 'source_id', table =>
    table
      .string('source_id', 64)
      .comment('Whose events come by API; null when the server reads them'),
  );
}

/** @param {import('knex').Knex} knex */
async function createSubjects(knex) {
  await createTable(knex, 'dora_subjects', table => {
    table.comment('Names by which deliveries have called services');
    table.string('subject', 300).primary();
    table.bigInteger('ignored_at').comment('Since when it is of no interest');
    table.text('ignored_reason');
  });
  await createTable(knex, 'dora_delivery_subjects', table => {
    table.comment('Whom each delivery is about');
    table.string('subject', 300).notNullable();
    table.bigInteger('delivery_id').notNullable();
    table.primary(['subject', 'delivery_id'], 'dora_delivery_subjects_pk');
    table.index(['delivery_id'], 'dora_delivery_subjects_delivery_idx');
  });
  await createTable(knex, 'dora_mappings', table => {
    table.comment('What people say belongs to a service, besides the catalog');
    table.string('subject', 300).notNullable();
    table.string('service_ref', 255).notNullable();
    table.bigInteger('mapped_at').notNullable();
    table.primary(['subject', 'service_ref'], 'dora_mappings_pk');
    table.index(['service_ref'], 'dora_mappings_service_idx');
  });
}

/** @param {import('knex').Knex} knex */
async function createAdministration(knex) {
  await createTable(knex, 'dora_rejections', table => {
    table.comment('How many requests were turned away; nothing else is kept');
    table.string('source_id', 64).notNullable();
    table.bigInteger('hour').notNullable().comment('Start of the hour');
    table.string('reason', 32).notNullable();
    table.integer('count').notNullable();
    table.primary(['source_id', 'hour', 'reason'], 'dora_rejections_pk');
  });
  await createTable(knex, 'dora_operations', table => {
    table.comment('Long work that an operator asked for, and how far it is');
    table.string('id', 36).primary();
    table.string('kind', 32).notNullable();
    table
      .string('state', 16)
      .notNullable()
      .comment('running, done, failed or cancelled');
    table.text('parameters').notNullable().comment('JSON; emptied at the end');
    table.text('cursor').comment('Where to go on; its meaning is the kind’s');
    table.integer('done').notNullable().defaultTo(0);
    table.integer('total').notNullable().defaultTo(0);
    table.bigInteger('started_at').notNullable();
    table.bigInteger('finished_at');
    table.text('error');
    table.index(['state', 'started_at'], 'dora_operations_state_idx');
  });
}
