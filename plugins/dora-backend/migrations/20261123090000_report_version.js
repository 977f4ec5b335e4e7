// @ts-check

const { createTable } = require('../migrationSteps');

/*
 * Tells clients whether reports may have changed since they asked. Only adds,
 * so that replicas of the release before go on working beside it; each step may
 * be repeated after a crash.
 */
exports.config = { transaction: false };

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createTable(knex, 'dora_report_version', table => {
    table.comment('One row, counted up with whatever reports are made of');
    table.integer('id').primary();
    table.bigInteger('version').notNullable();
  });
  await knex('dora_report_version')
    .insert({ id: 1, version: 0 })
    .onConflict('id')
    .ignore();
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('dora_report_version');
};
