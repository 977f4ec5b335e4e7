import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const requireFromBackend = createRequire(
  resolve(__dirname, '../../packages/backend/package.json'),
);

/** Connection string of a PostgreSQL server for tests, where there is one. */
export const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;

/** A row of the inbox, as far as tests look into it. */
export interface InboxRow {
  dedupe_key: string;
  state: string;
  attempts: number;
}

/** Where a backend keeps its data, and a way to look past the backend. */
export interface TestDatabase {
  /** The section `backend.database`. */
  config: object;
  /** Asks the database of the plugin. */
  query<T>(sql: string, values?: unknown[]): Promise<T[]>;
}

export interface PostgresOptions {
  prefix?: string;
  knexConfig?: object;
}

/** Databases on a PostgreSQL server whose names begin with a prefix. */
export function onPostgres(
  connection: string,
  { prefix = 'backstage_plugin_', ...config }: PostgresOptions = {},
): TestDatabase {
  const plugin = new URL(connection);
  plugin.pathname = `/${prefix}dora`;
  return {
    config: { client: 'pg', connection, prefix, ...config },
    query: (sql, values) => queryPostgres(plugin.href, sql, values),
  };
}

/** SQLite files in a directory. */
export function onSqlite(directory: string): TestDatabase {
  return {
    config: { client: 'better-sqlite3', connection: { directory } },
    query: async (sql, values = []) => {
      const Database = requireFromBackend('better-sqlite3');
      const file = new Database(join(directory, 'dora.sqlite'), {
        readonly: true,
      });
      try {
        return file.prepare(sql).all(...values);
      } finally {
        file.close();
      }
    },
  };
}

/** Asks a PostgreSQL database over a connection of its own. */
export async function queryPostgres<T>(
  connectionString: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const { Client } = requireFromBackend('pg');
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(sql, values);
    return rows;
  } finally {
    await client.end();
  }
}

/** Removes the databases that a backend made for its plugins. */
export async function dropDatabases(connectionString: string, prefix: string) {
  const databases = await queryPostgres<{ datname: string }>(
    connectionString,
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of databases) {
    await queryPostgres(
      connectionString,
      `DROP DATABASE "${datname}" WITH (FORCE)`,
    );
  }
}
