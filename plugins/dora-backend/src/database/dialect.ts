import { Knex } from 'knex';

/*
 * The only places where PostgreSQL and SQLite differ. SQLite has one writer, so
 * what PostgreSQL locks by row is safe there by itself.
 */

/** Takes rows that no other replica is working on. */
export function skipLocked<T extends {}, R>(
  query: Knex.QueryBuilder<T, R>,
): Knex.QueryBuilder<T, R> {
  return isPostgres(query)
    ? (query.forUpdate().skipLocked() as typeof query)
    : query;
}

/** Holds the rows read until the transaction ends. */
export function lockRows<T extends {}, R>(
  query: Knex.QueryBuilder<T, R>,
): Knex.QueryBuilder<T, R> {
  return isPostgres(query) ? (query.forUpdate() as typeof query) : query;
}

/** The rows that a statement written out answers. */
export async function rowsOf(statement: Knex.Raw): Promise<any[]> {
  const answer = await statement;
  return Array.isArray(answer) ? answer : answer.rows;
}

function isPostgres(query: object): boolean {
  const { client } = query as { client?: Knex.Client };
  return client?.config.client === 'pg';
}

/** Whether the database can put byte strings of several rows one behind the other. */
export function joinsBytes(db: Knex): boolean {
  return isPostgres(db);
}
