// @ts-check

/*
 * Steps of migrations that run outside a transaction: each may be repeated
 * after a crash.
 */

/**
 * @param {import('knex').Knex} knex
 * @param {string} name
 * @param {(table: import('knex').Knex.CreateTableBuilder) => void} define
 */
async function createTable(knex, name, define) {
  if (!(await knex.schema.hasTable(name))) {
    await knex.schema.createTable(name, define);
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string} column
 * @param {(table: import('knex').Knex.AlterTableBuilder) => void} define
 */
async function addColumn(knex, table, column, define) {
  if (!(await knex.schema.hasColumn(table, column))) {
    await knex.schema.alterTable(table, define);
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string} column
 */
async function dropColumn(knex, table, column) {
  if (await knex.schema.hasColumn(table, column)) {
    await knex.schema.alterTable(table, t => t.dropColumn(column));
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} name
 * @param {string} columns
 */
async function createIndex(knex, name, columns) {
  if (knex.client.config.client !== 'pg') {
    await knex.raw(`create index if not exists ${name} on ${columns}`);
    return;
  }
  // What a crash interrupted is there, but invalid.
  await knex.raw(`drop index concurrently if exists ${name}`);
  await knex.raw(`create index concurrently ${name} on ${columns}`);
}

module.exports = { addColumn, createIndex, createTable, dropColumn };
