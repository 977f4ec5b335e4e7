import { Knex } from 'knex';
import { Statement } from './recordStatements';

/** How a statement goes through all rows of a table or of one of its indices. */
export interface Scan {
  table: string;
  how: string;
}

const OURS = /^dora_/;

/** All scans in the plan that the engine makes for a statement. */
export async function readScans(
  db: Knex,
  statement: Statement,
): Promise<Scan[]> {
  return db.client.config.client === 'pg'
    ? scansOfPostgres(db, statement)
    : scansOfSqlite(db, statement);
}

async function scansOfPostgres(
  db: Knex,
  { sql, bindings }: Statement,
): Promise<Scan[]> {
  const { rows } = await db.raw(`explain (format json) ${sql}`, bindings);
  const scans: Scan[] = [];
  const visit = (node: any) => {
    const type: string = node['Node Type'];
    const table: string = node['Relation Name'] ?? '';
    const isWhole = type.startsWith('Index') && !node['Index Cond'];
    if (OURS.test(table) && (type === 'Seq Scan' || isWhole)) {
      scans.push({ table, how: type });
    }
    (node.Plans ?? []).forEach(visit);
  };
  rows[0]['QUERY PLAN'].forEach((plan: any) => visit(plan.Plan));
  return scans;
}

async function scansOfSqlite(
  db: Knex,
  { sql, bindings }: Statement,
): Promise<Scan[]> {
  const rows: Array<{ detail: string }> = await db.raw(
    `explain query plan ${sql}`,
    bindings,
  );
  const tables = tablesByAlias(sql);
  return rows.flatMap(({ detail }) => {
    const [, alias] = /^SCAN (\w+)/.exec(detail) ?? [];
    const table = tables.get(alias);
    return table ? [{ table, how: detail }] : [];
  });
}

/** SQLite tells only what the statement calls a table. */
function tablesByAlias(sql: string): Map<string, string> {
  const tables = new Map<string, string>();
  for (const [, table, alias] of sql.matchAll(
    /`?(dora_\w+)`?(?: as `?(\w+)`?)?/g,
  )) {
    tables.set(alias ?? table, table);
  }
  return tables;
}
