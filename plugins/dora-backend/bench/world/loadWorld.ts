import { Knex } from 'knex';
import { chunks } from '../../src/database/columns';
import { isPostgresUrl, openBenchDatabase } from '../database';
import { groupRows, serviceRows, subjectRows } from './catalogRows';
import { loadIntoPostgres } from './loadPostgres';
import { loadIntoSqlite } from './loadSqlite';
import { Release } from './rows';
import { World } from './World';

/** Brings a database to the newest schema and fills it with all releases of a world. */
export async function loadWorld(database: string, world: World): Promise<void> {
  await loadReleases(database, world, world.releases());
}

/** The same with only some of its releases. */
export async function loadReleases(
  database: string,
  world: World,
  releases: Iterable<Release>,
): Promise<void> {
  const db = await openBenchDatabase(database);
  try {
    await insert(db, 'dora_groups', groupRows(world));
    if (isPostgresUrl(database)) {
      await loadIntoPostgres(database, releases);
    } else {
      await db.raw('pragma journal_mode = wal');
      loadIntoSqlite(database, releases);
    }
    await insert(db, 'dora_services', serviceRows(world));
    await insert(db, 'dora_service_subjects', subjectRows(world));
  } finally {
    await db.destroy();
  }
}

async function insert(db: Knex, table: string, rows: object[]): Promise<void> {
  for (const part of chunks(rows, 50)) {
    await db(table).insert(part);
  }
}
