// @ts-check

const { createTable } = require('../migrationSteps');

/*
 * Cells of all services together, for reports on the whole organisation. Each
 * step may be repeated after a crash.
 */
exports.config = { transaction: false };

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createTable(knex, 'dora_cell_sums', table => {
    table.comment('Blocks of cells of all services together');
    table.string('environment', 200).notNullable();
    table.smallint('span').notNullable().comment('Days');
    table.integer('day').notNullable().comment('The first one, since 1970');
    table.integer('rows').notNullable().comment('Counted ones');
    table.binary('core').notNullable();
    table.binary('detail').notNullable();
    table.binary('stages').notNullable();
    table.primary(['environment', 'span', 'day'], 'dora_cell_sums_pk');
  });
  await createTable(knex, 'dora_stale_sums', table => {
    table.comment('Days that no sum follows any longer');
    table.string('environment', 200).notNullable();
    table.integer('day').notNullable().comment('Since 1970');
    table.bigInteger('due_at').notNullable().comment('Not summed up before');
    table.primary(['environment', 'day'], 'dora_stale_sums_pk');
  });
  // Without a sum and a mark, a day has no rows.
  await knex.raw(`insert into dora_stale_sums (environment, day, due_at)
    select distinct environment, day, 0 from dora_cell_blocks where span = 1
    on conflict (environment, day) do nothing`);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('dora_stale_sums');
  await knex.schema.dropTableIfExists('dora_cell_sums');
};
