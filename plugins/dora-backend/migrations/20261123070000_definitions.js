// @ts-check

const { addColumn, dropColumn } = require('../migrationSteps');

/*
 * What definitions decide upon. Only adds, so that replicas of the release
 * before go on working beside it; each step may be repeated after a crash.
 */
exports.config = { transaction: false };

/** @type {Array<[string, string, (table: import('knex').Knex.AlterTableBuilder) => unknown]>} */
const COLUMNS = [
  [
    'dora_services',
    'definitions',
    table =>
      table
        .text('definitions')
        .comment(
          'JSON: rules that annotations set, and what is wrong with them',
        ),
  ],
  [
    'dora_services',
    'production_names',
    table =>
      table
        .text('production_names')
        .comment('JSON: globs of environments that are its production'),
  ],
  [
    'dora_services',
    'derived_at',
    table =>
      table
        .bigInteger('derived_at')
        .comment(
          'As computed_at, unless another release was the last to derive',
        ),
  ],
  [
    'dora_cells',
    'format',
    table =>
      table
        .specificType('format', 'smallint')
        .notNullable()
        .defaultTo(1)
        .comment('Of the rows; releases before wrote 1'),
  ],
  [
    'dora_deployment_links',
    'first_finished_at',
    table =>
      table
        .bigInteger('first_finished_at')
        .comment('Finish at the first of its places; null while it is running'),
  ],
  [
    'dora_deployment_links',
    'place',
    table =>
      table
        .string('place', 32)
        .comment(
          'Hash of where it went first; null when made by an older release',
        ),
  ],
  [
    'dora_commit_links',
    'clocks',
    table =>
      table
        .text('clocks')
        .comment('JSON: instants at which lead time may start instead'),
  ],
  [
    'dora_commit_links',
    'change_number',
    table =>
      table
        .integer('change_number')
        .comment('The pull request that brought it; null without one'),
  ],
  [
    'dora_commit_links',
    'by_bot',
    table => table.boolean('by_bot').notNullable().defaultTo(false),
  ],
  [
    'dora_commit_links',
    'is_cherry_pick',
    table => table.boolean('is_cherry_pick').notNullable().defaultTo(false),
  ],
  [
    'dora_incident_links',
    'open_ms',
    table =>
      table
        .bigInteger('open_ms')
        .comment('Time that it was open, without the pauses; null while open'),
  ],
  [
    'dora_incident_links',
    'reopens',
    table => table.integer('reopens').notNullable().defaultTo(0),
  ],
  [
    'dora_incident_links',
    'is_duplicate',
    table => table.boolean('is_duplicate').notNullable().defaultTo(false),
  ],
  [
    'dora_incident_links',
    'remediated_at',
    table =>
      table
        .bigInteger('remediated_at')
        .comment('End of the deployment that repaired its cause'),
  ],
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const [table, column, define] of COLUMNS) {
    await addColumn(knex, table, column, define);
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const [table, column] of [...COLUMNS].reverse()) {
    await dropColumn(knex, table, column);
  }
};
