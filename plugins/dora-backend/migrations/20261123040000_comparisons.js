// @ts-check

const { createTable } = require('../migrationSteps');

/*
 * Only adds, so that replicas of the release before go on working beside it.
 * Each step may be repeated after a crash.
 */
exports.config = { transaction: false };

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createTable(knex, 'dora_comparisons', table => {
    table.comment(
      'Commits to ask the Git host for, between two that are known',
    );
    table.string('repository', 255).notNullable();
    table.string('base_sha', 64).notNullable();
    table.string('head_sha', 64).notNullable();
    table
      .string('state', 16)
      .notNullable()
      .defaultTo('pending')
      .comment('pending, done or failed');
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('noted_at').notNullable();
    table
      .bigInteger('next_at')
      .notNullable()
      .comment('When to ask, or ask again');
    table.text('note').comment('Why there was no answer the last time');
    table.primary(
      ['repository', 'base_sha', 'head_sha'],
      'dora_comparisons_pk',
    );
    table.index(['state', 'next_at'], 'dora_comparisons_state_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('dora_comparisons');
};
