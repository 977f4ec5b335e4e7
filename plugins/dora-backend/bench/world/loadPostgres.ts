import { Client } from 'pg';
import { Release, RELEASE_TABLES } from './rows';
import { TableCopy } from './TableCopy';

/**
 * Copies releases into PostgreSQL, each table over a connection of its own.
 * Indices are built afterwards, which takes a fraction of the time.
 */
export async function loadIntoPostgres(
  url: string,
  releases: Iterable<Release>,
): Promise<void> {
  const tables = RELEASE_TABLES.map(({ table }) => table);
  const client = new Client(url);
  await client.connect();
  try {
    const restore = await dropIndices(client, tables);
    await copyAll(url, releases);
    for (const statement of restore) {
      await client.query(statement);
    }
    for (const table of tables) {
      await client.query(`vacuum (freeze, analyze) ${table}`);
    }
  } finally {
    await client.end();
  }
}

/** Drops all indices of the tables and answers the statements that make them again. */
async function dropIndices(
  client: Client,
  tables: string[],
): Promise<string[]> {
  const { rows: keys } = await client.query(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'p' and conrelid::regclass::text = any ($1)`,
    [tables],
  );
  for (const { table, name } of keys) {
    await client.query(`alter table ${table} drop constraint ${name}`);
  }
  const { rows: indices } = await client.query(
    `select indexname as name, indexdef as definition from pg_indexes where tablename = any ($1)`,
    [tables],
  );
  for (const { name } of indices) {
    await client.query(`drop index ${name}`);
  }
  return [
    ...keys.map(
      ({ table, name, definition }) =>
        `alter table ${table} add constraint ${name} ${definition}`,
    ),
    ...indices.map(({ definition }) => definition),
  ];
}

async function copyAll(
  url: string,
  releases: Iterable<Release>,
): Promise<void> {
  const copies = await Promise.all(
    RELEASE_TABLES.map(({ table, columns }) =>
      TableCopy.into(url, table, columns),
    ),
  );
  for (const release of releases) {
    for (let index = 0; index < copies.length; index++) {
      for (const row of RELEASE_TABLES[index].rowsOf(release)) {
        if (copies[index].add(row)) {
          await copies[index].flush();
        }
      }
    }
  }
  await Promise.all(copies.map(copy => copy.end()));
}
