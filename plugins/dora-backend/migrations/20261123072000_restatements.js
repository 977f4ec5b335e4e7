// @ts-check

const { addColumn, createTable, dropColumn } = require('../migrationSteps');

/*
 * What closed months were, and what has moved them. Only adds, so that replicas
 * of the release before go on working beside it; each step may be repeated
 * after a crash.
 */
exports.config = { transaction: false };

const TABLES = [
  'dora_restatements',
  'dora_stale_figures',
  'dora_figures',
  'dora_definition_versions',
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // What a release before has marked was marked because of events.
  await addColumn(knex, 'dora_dirty_services', 'causes', table =>
    table
      .integer('causes')
      .notNullable()
      .defaultTo(1)
      .comment(
        'Bits: 1 late events, 2 correction, 4 definitions, 8 catalog, 16 rebuild',
      ),
  );
  await createTable(knex, 'dora_definition_versions', table => {
    table.comment(
      'The rules that numbers were computed by, one row per change',
    );
    table.integer('version').primary();
    table.string('fingerprint', 64).notNullable();
    table
      .text('definitions')
      .notNullable()
      .comment('JSON: each rule with its title and value, as text');
    table.text('changes').notNullable().comment('JSON: what is new in it');
    table.bigInteger('since').notNullable();
  });
  await createTable(knex, 'dora_figures', table => {
    table.comment('Metrics of closed months, as they were last told');
    table.string('service_ref', 255).notNullable();
    table.string('environment', 200).notNullable();
    table.string('period', 7).notNullable().comment('yyyy-MM');
    table.string('metric', 32).notNullable();
    table.double('value');
    table.integer('n').notNullable();
    table.bigInteger('recorded_at').notNullable();
    table.primary(
      ['service_ref', 'environment', 'period', 'metric'],
      'dora_figures_pk',
    );
  });
  await createTable(knex, 'dora_stale_figures', table => {
    table.comment('Services whose figures must be measured');
    table.string('service_ref', 255).notNullable();
    table
      .string('purpose', 8)
      .notNullable()
      .comment(
        'restate: months that have figures; record: months that have none',
      );
    table.string('from_period', 7).notNullable();
    table.integer('causes').notNullable().comment('Bits');
    table.primary(['service_ref', 'purpose'], 'dora_stale_figures_pk');
  });
  await createTable(knex, 'dora_restatements', table => {
    table.comment('Figures that are not what they were');
    table.bigIncrements('id');
    table.string('service_ref', 255).notNullable();
    table.string('environment', 200).notNullable();
    table.string('period', 7).notNullable();
    table.string('metric', 32).notNullable();
    table.double('from_value');
    table.integer('from_n').notNullable();
    table.double('to_value');
    table.integer('to_n').notNullable();
    table.integer('causes').notNullable().comment('Bits');
    table.bigInteger('at').notNullable();
    table.index(['service_ref', 'id'], 'dora_restatements_service_idx');
    table.index(['at'], 'dora_restatements_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of TABLES) {
    await knex.schema.dropTableIfExists(table);
  }
  await dropColumn(knex, 'dora_dirty_services', 'causes');
};
