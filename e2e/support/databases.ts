import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** Connection string of a PostgreSQL server for tests, where there is one. */
export const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;

/** Removes the databases that a backend made for its plugins. */
export async function dropDatabases(connectionString: string, prefix: string) {
  const requireFromBackend = createRequire(
    resolve(__dirname, '../../packages/backend/package.json'),
  );
  const { Client } = requireFromBackend('pg');
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) {
      await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}
