import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import createKnex, { Knex } from 'knex';
// The tests' server is no part of a package.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { startPostgres } from '../../../../e2e/support/postgres.mjs';

export type Engine = 'postgres' | 'sqlite';

/** Where one server of the benchmark stores, as a child process can be told. */
export type Database =
  | { engine: 'postgres'; connectionString: string }
  | { engine: 'sqlite'; filename: string };

/** Databases that are thrown away at the end. */
export interface Databases {
  /** An empty database of the plugin's schema. */
  create(name: string): Promise<Database>;
  stop(): Promise<void>;
}

/** Opens a database as Backstage opens it for a plugin: with Knex and its usual pool. */
export function openDatabase(database: Database): Knex {
  if (database.engine === 'postgres') {
    return createKnex({
      client: 'pg',
      connection: database.connectionString,
      useNullAsDefault: true,
    });
  }
  return createKnex({
    client: 'better-sqlite3',
    connection: { filename: database.filename },
    useNullAsDefault: true,
  });
}

export async function openDatabases(engine: Engine): Promise<Databases> {
  return engine === 'postgres' ? postgresDatabases() : sqliteDatabases();
}

/** A server of its own that syncs to the disk, or the one that is named. */
async function postgresDatabases(): Promise<Databases> {
  const named = process.env.DORA_BENCH_POSTGRES;
  const server = named ? undefined : await startPostgres({ durable: true });
  const connectionString = named ?? server!.connectionString;
  const created: string[] = [];
  const asAdmin = async (statement: string, name: string) => {
    const admin = openDatabase({ engine: 'postgres', connectionString });
    await admin.raw(statement, [name]).finally(() => admin.destroy());
  };
  return {
    async create(name) {
      const own = `${name}_${process.pid}`;
      await asAdmin('create database ??', own);
      created.push(own);
      const url = new URL(connectionString);
      url.pathname = `/${own}`;
      return migrated({ engine: 'postgres', connectionString: url.toString() });
    },
    async stop() {
      for (const name of server ? [] : created) {
        await asAdmin('drop database ?? with (force)', name);
      }
      server?.stop();
    },
  };
}

function sqliteDatabases(): Databases {
  const directory = mkdtempSync(join(tmpdir(), 'dora-bench-'));
  return {
    create: name =>
      migrated({
        engine: 'sqlite',
        filename: join(directory, `${name}.sqlite`),
      }),
    async stop() {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function migrated(database: Database): Promise<Database> {
  const knex = openDatabase(database);
  try {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@dora-metrics/backstage-plugin-dora-backend',
        'migrations',
      ),
    });
  } finally {
    await knex.destroy();
  }
  return database;
}
