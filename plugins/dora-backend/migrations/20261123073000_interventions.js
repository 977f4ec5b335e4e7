// @ts-check

const { createIndex, createTable } = require('../migrationSteps');

/*
 * What teams have changed about how they work. Only adds, so that replicas of
 * the release before go on working beside it; each step may be repeated after a
 * crash.
 */
exports.config = { transaction: false };

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createTable(knex, 'dora_interventions', table => {
    table.comment('What services and teams have changed, from a day on');
    table.bigIncrements('id').primary();
    table.string('entity_ref', 255).notNullable();
    table.text('title').notNullable();
    table.string('day', 10).notNullable();
    table.bigInteger('made_at').notNullable();
    table.bigInteger('ended_at').comment('Null while it is shown');
  });
  await createIndex(
    knex,
    'dora_interventions_entity_idx',
    'dora_interventions (entity_ref, ended_at)',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('dora_interventions');
};
