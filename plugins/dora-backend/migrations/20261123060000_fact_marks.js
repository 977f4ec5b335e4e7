// @ts-check

const { addColumn, dropColumn } = require('../migrationSteps');

/*
 * Only adds, so that replicas of the release before go on working beside it.
 * Outside a transaction, as every step may be repeated after a crash.
 */
exports.config = { transaction: false };

/** @type {Array<[table: string, column: string, define: (table: import('knex').Knex.AlterTableBuilder) => void]>} */
const COLUMNS = [
  [
    'dora_commits',
    'committed_at',
    table => table.bigInteger('committed_at').comment('Null when not told'),
  ],
  [
    'dora_commits',
    'by_bot',
    table =>
      table
        .boolean('by_bot')
        .notNullable()
        .defaultTo(false)
        .comment('Whether a program is its author'),
  ],
  [
    'dora_commits',
    'cherry_picked_from',
    table =>
      table
        .string('cherry_picked_from', 64)
        .comment('The commit that it is a copy of'),
  ],
  [
    'dora_incidents',
    'is_duplicate',
    table =>
      table
        .boolean('is_duplicate')
        .notNullable()
        .defaultTo(false)
        .comment('Whether another incident counts in its place'),
  ],
  [
    'dora_incidents',
    'duplicate_of',
    table =>
      table.string('duplicate_of', 32).comment('Id of that other incident'),
  ],
  [
    'dora_incidents',
    'recurrence_of',
    table =>
      table
        .string('recurrence_of', 32)
        .comment('Id of the incident that was opened again as this one'),
  ],
  [
    'dora_deployments',
    'is_hotfix',
    table =>
      table
        .boolean('is_hotfix')
        .notNullable()
        .defaultTo(false)
        .comment('Whether the sender calls it an unplanned fix'),
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
  for (const [table, column] of COLUMNS) {
    await dropColumn(knex, table, column);
  }
};
