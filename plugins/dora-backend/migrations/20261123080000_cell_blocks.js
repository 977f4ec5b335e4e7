// @ts-check

const {
  addColumn,
  createIndex,
  createTable,
  dropColumn,
} = require('../migrationSteps');

/*
 * Cells that add up. `dora_cells`, which held every row once more, is not read
 * any longer; it stays for replicas of the release before, until retention has
 * emptied it. Only adds; each step may be repeated after a crash.
 */
exports.config = { transaction: false };

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createTable(knex, 'dora_cell_blocks', table => {
    table.comment('Counts and sketches of a service over 1, 4, 16 or 64 days');
    table.string('service_ref', 255).notNullable();
    table.smallint('span').notNullable().comment('Days');
    table.integer('day').notNullable().comment('The first one, since 1970');
    table.string('environment', 200).notNullable();
    table.integer('rows').notNullable().comment('Counted ones');
    table.binary('core').notNullable().comment('What tables of teams need');
    table.binary('detail').notNullable().comment('What a page needs besides');
    table.binary('stages').notNullable().comment('What stages need');
    table.binary('totals').notNullable().comment('What counters need');
    table.binary('young').comment('When its deployments are judged; of a day');
    table.text('listed').comment('JSON: incidents not yet counted; of a day');
    table.primary(
      ['service_ref', 'span', 'day', 'environment'],
      'dora_cell_blocks_pk',
    );
  });
  await createIndex(
    knex,
    'dora_cell_blocks_day_idx',
    'dora_cell_blocks (environment, span, day)',
  );
  await createIndex(
    knex,
    'dora_cell_blocks_listed_idx',
    'dora_cell_blocks (environment, day) where listed is not null',
  );
  await createTable(knex, 'dora_stale_cells', table => {
    table.comment('Days of services whose cells no longer follow from links');
    table.string('service_ref', 255).notNullable();
    table.integer('first_day').notNullable().comment('Since 1970');
    table.integer('last_day').notNullable();
    table
      .bigInteger('due_at')
      .notNullable()
      .defaultTo(0)
      .comment('Not before, for what has not happened yet');
    table.primary(
      ['service_ref', 'first_day', 'last_day'],
      'dora_stale_cells_pk',
    );
  });
  await createIndex(
    knex,
    'dora_stale_cells_due_idx',
    'dora_stale_cells (due_at)',
  );
  await addColumn(knex, 'dora_services', 'cells_by', table => {
    table.string('cells_by', 40).comment('The rules that all its cells follow');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await dropColumn(knex, 'dora_services', 'cells_by');
  await knex.schema.dropTableIfExists('dora_stale_cells');
  await knex.schema.dropTableIfExists('dora_cell_blocks');
};
