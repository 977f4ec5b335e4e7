import { Knex } from 'knex';

/** An SQL statement that was sent, with the values of its last time. */
export interface Statement {
  sql: string;
  bindings: readonly Knex.RawBinding[];
}

const READS_OR_WRITES = /^(select|insert|update|delete|with)\b/i;
/** What Knex makes of a list without entries: no engine looks for anything. */
const FINDS_NOTHING = /\b1 = (?:\?|\$\d+)/;

/** Collects the statements that differ in more than their values, from now on. */
export function recordStatements(db: Knex): Map<string, Statement> {
  const statements = new Map<string, Statement>();
  db.on('query', ({ sql, bindings }: Statement) => {
    if (READS_OR_WRITES.test(sql) && !FINDS_NOTHING.test(sql)) {
      statements.set(shapeOf(sql), {
        sql: sql.replace(/\$\d+/g, '?'),
        bindings,
      });
    }
  });
  return statements;
}

/** The statement without how many values it was given. */
export function shapeOf(sql: string): string {
  return sql
    .replace(/\$\d+/g, '?')
    .replace(/cast\(\? as \w+\)/g, '?')
    .replace(/\((?:\?|\((?:\?, )*\?\))(?:, (?:\?|\((?:\?, )*\?\)))*\)/g, '(…)')
    .replace(/\(…\)(?:, \(…\))+/g, '(…)')
    .replace(/\s+/g, ' ');
}
