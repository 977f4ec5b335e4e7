import { resolvePackagePath } from '@backstage/backend-plugin-api';
import knexFactory, { Knex } from 'knex';

const BACKEND = '@dora-metrics/backstage-plugin-dora-backend';

/** Whether an address is that of a PostgreSQL database, and no SQLite file. */
export function isPostgresUrl(database: string): boolean {
  return /^postgres(ql)?:/.test(database);
}

/** A database of the bench, by its address or file, with the newest schema. */
export async function openBenchDatabase(
  database: string | undefined,
): Promise<Knex> {
  if (!database) {
    throw new Error('--database must be a PostgreSQL URL or a SQLite file');
  }
  const db = knexFactory(
    isPostgresUrl(database)
      ? { client: 'pg', connection: database, pool: { min: 0, max: 4 } }
      : {
          client: 'better-sqlite3',
          connection: { filename: database },
          useNullAsDefault: true,
          pool: { min: 1, max: 1 },
        },
  );
  await db.migrate.latest({
    directory: resolvePackagePath(BACKEND, 'migrations'),
  });
  return db;
}
