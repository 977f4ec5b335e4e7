// @ts-check

const { createIndex, createTable } = require('../migrationSteps');

/*
 * Which of the rules of several replicas cells follow. The columns `young` and
 * `listed` of `dora_cell_blocks` are not read any longer, for their content is
 * in `core`; they stay for replicas of the release before. Each step may be
 * repeated after a crash.
 */
exports.config = { transaction: false };

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createTable(knex, 'dora_cell_rules', table => {
    table.comment('The rules of the replica that was started last');
    table.integer('id').primary().comment('1');
    table.string('name', 40).notNullable();
    table
      .bigInteger('seen_at')
      .notNullable()
      .comment('When a replica with these rules last said that it is there');
  });
  await knex.raw('drop index if exists dora_cell_blocks_listed_idx');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await createIndex(
    knex,
    'dora_cell_blocks_listed_idx',
    'dora_cell_blocks (environment, day) where listed is not null',
  );
  await knex.schema.dropTableIfExists('dora_cell_rules');
};
