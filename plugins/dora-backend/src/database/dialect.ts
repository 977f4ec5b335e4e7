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

function isPostgres(query: object): boolean {
  const { client } = query as { client?: Knex.Client };
  return client?.config.client === 'pg';
}
