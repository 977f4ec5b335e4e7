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
  const [table] = columns.split(' ');
  // Of a table of partitions, PostgreSQL makes all indices at once.
  const how = (await isPartitioned(knex, table)) ? '' : 'concurrently';
  // What a crash interrupted is there, but invalid.
  await knex.raw(`drop index ${how} if exists ${name}`);
  await knex.raw(`create index ${how} ${name} on ${columns}`);
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} table
 */
async function isPartitioned(knex, table) {
  const { rows } = await knex.raw(
    'select 1 from pg_partitioned_table where partrelid = to_regclass(?)',
    [table],
  );
  return rows.length > 0;
}

module.exports = { addColumn, createIndex, createTable, dropColumn };
