import Database from 'better-sqlite3';
import { Release, RELEASE_TABLES } from './rows';
import { TableInsert } from './TableInsert';

const RELEASES_PER_TRANSACTION = 10_000;

/** Inserts releases into a SQLite file; indices but the primary keys are built afterwards. */
export function loadIntoSqlite(
  file: string,
  releases: Iterable<Release>,
): void {
  const db = new Database(file);
  try {
    // Whoever loads a bench loads it again after a crash.
    db.pragma('synchronous = off');
    const restore = dropIndices(db);
    insertAll(db, releases);
    restore.forEach(statement => db.exec(statement));
    db.exec('analyze');
  } finally {
    db.close();
  }
}

/** Drops the indices of the tables and answers the statements that make them again. */
function dropIndices(db: Database): string[] {
  const find = db.prepare(
    `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name = ?`,
  );
  const indices = RELEASE_TABLES.flatMap(
    ({ table }) => find.all(table) as Array<{ name: string; sql: string }>,
  );
  indices.forEach(({ name }) => db.exec(`drop index ${name}`));
  return indices.map(({ sql }) => sql);
}

function insertAll(db: Database, releases: Iterable<Release>): void {
  const inserts = RELEASE_TABLES.map(
    ({ table, columns }) => new TableInsert(db, table, columns),
  );
  let inTransaction = 0;
  db.exec('begin');
  for (const release of releases) {
    RELEASE_TABLES.forEach(({ rowsOf }, index) =>
      rowsOf(release).forEach(row => inserts[index].add(row)),
    );
    if (++inTransaction === RELEASES_PER_TRANSACTION) {
      db.exec('commit; begin');
      inTransaction = 0;
    }
  }
  inserts.forEach(insert => insert.flush());
  db.exec('commit');
}
