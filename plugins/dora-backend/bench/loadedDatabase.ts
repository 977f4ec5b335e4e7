import { Knex } from 'knex';
import { computeCells } from './cells';
import { openBenchDatabase } from './database';
import { toEngine, worldOf, WorldValues } from './options';
import { createPlainIndices } from './plainSql/indices';
import { withDatabases } from './throwaway';
import { loadWorld } from './world/loadWorld';

/**
 * Lends a database with an organisation, its cells and the indices of plain
 * SQL: the one that the options name, else one that is gone afterwards.
 */
export async function withLoadedDatabase<T>(
  values: WorldValues,
  use: (db: Knex) => Promise<T>,
): Promise<T> {
  if (values.database) {
    return withPrepared(values.database, use);
  }
  return withDatabases(toEngine(values.engine), async create => {
    const database = await create('dora_bench_reports');
    await loadWorld(database, worldOf(values));
    return withPrepared(database, use);
  });
}

async function withPrepared<T>(
  database: string,
  use: (db: Knex) => Promise<T>,
): Promise<T> {
  const db = await openBenchDatabase(database);
  try {
    await computeCells(db);
    await createPlainIndices(db);
    return await use(db);
  } finally {
    await db.destroy();
  }
}
