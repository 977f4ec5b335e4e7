import { Knex } from 'knex';

/** Forgets some of what is old; answers how many rows, zero when none is left. */
export type Rule = (trx: Knex.Transaction) => Promise<number>;
