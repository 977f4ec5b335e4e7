// @ts-check

const {
  addColumn,
  createIndex,
  createTable,
  dropColumn,
} = require('../migrationSteps');

/*
 * Which of the rules of several replicas cells follow, and cells of fewer bytes:
 * all are computed anew, for they are of another format. Each step may be
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
  await replaceListed(knex, table =>
    table.binary('listed').comment('Incidents not yet counted; of a day'),
  );
  await dropColumn(knex, 'dora_cell_blocks', 'young');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await addColumn(knex, 'dora_cell_blocks', 'young', table => {
    table.binary('young').comment('When its deployments are judged; of a day');
  });
  await replaceListed(knex, table =>
    table.text('listed').comment('JSON: incidents not yet counted; of a day'),
  );
  await knex.schema.dropTableIfExists('dora_cell_rules');
};

/**
 * @param {import('knex').Knex} knex
 * @param {(table: import('knex').Knex.AlterTableBuilder) => void} define
 */
async function replaceListed(knex, define) {
  await knex.raw('drop index if exists dora_cell_blocks_listed_idx');
  await knex.raw('drop index if exists dora_cell_blocks_listed_of_idx');
  // What another release has written is not read again.
  await knex('dora_cell_blocks').truncate();
  await dropColumn(knex, 'dora_cell_blocks', 'listed');
  await knex.schema.alterTable('dora_cell_blocks', table => define(table));
  await createIndex(
    knex,
    'dora_cell_blocks_listed_idx',
    'dora_cell_blocks (environment, day) where listed is not null',
  );
  await createIndex(
    knex,
    'dora_cell_blocks_listed_of_idx',
    'dora_cell_blocks (service_ref, environment, day) where listed is not null',
  );
}
