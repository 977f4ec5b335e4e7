// @ts-check

const {
  addColumn,
  createIndex,
  createTable,
  dropColumn,
} = require('../migrationSteps');

/*
 * What people say against what was derived. Only adds, so that replicas of the
 * release before go on working beside it; each step may be repeated after a
 * crash.
 */
exports.config = { transaction: false };

const LINKS = ['dora_deployment_links', 'dora_incident_links'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createTable(knex, 'dora_corrections', table => {
    table.comment('Corrections by people; the newest that is not undone holds');
    table.bigIncrements('id').primary();
    table
      .string('service_ref', 255)
      .notNullable()
      .comment('The service in whose name it was made');
    table.text('change').notNullable().comment('JSON: as it was made');
    table
      .text('deployment_facts')
      .notNullable()
      .comment('JSON: ids of the facts of the deployment');
    table
      .text('evidence_facts')
      .notNullable()
      .comment('JSON: ids of the facts of the deployment that is the evidence');
    table
      .text('target_facts')
      .notNullable()
      .comment('JSON: ids of the facts of the deployment that it moves to');
    table.string('target_service_ref', 255);
    table.string('incident_id', 32);
    table.text('reason').notNullable();
    table.text('made_by').notNullable().comment('Entity ref of the person');
    table.bigInteger('made_at').notNullable();
    table.text('undone_by');
    table.bigInteger('undone_at').comment('Null while it holds');
    table.index(['incident_id'], 'dora_corrections_incident_idx');
  });
  await createTable(knex, 'dora_correction_services', table => {
    table.comment('Services that a correction concerns');
    table.bigInteger('correction_id').notNullable();
    table.string('service_ref', 255).notNullable();
    table.primary(
      ['correction_id', 'service_ref'],
      'dora_correction_services_pk',
    );
    table.index(['service_ref'], 'dora_correction_services_service_idx');
  });
  for (const table of LINKS) {
    await addColumn(knex, table, 'corrected', alter =>
      alter.boolean('corrected').notNullable().defaultTo(false),
    );
  }
  await createIndex(
    knex,
    'dora_deployment_links_corrected_idx',
    'dora_deployment_links (service_ref) where corrected',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index if exists dora_deployment_links_corrected_idx');
  for (const table of LINKS) {
    await dropColumn(knex, table, 'corrected');
  }
  await knex.schema.dropTableIfExists('dora_correction_services');
  await knex.schema.dropTableIfExists('dora_corrections');
};
