import { Knex } from 'knex';
import { isAllowed } from './allowedScans';
import { readScans, Scan } from './readPlan';
import { shapeOf, Statement } from './recordStatements';

/** A scan that costs the more the longer the history is. */
export interface GrowingScan extends Scan {
  sql: string;
}

/** The scans of statements that are not allowed to be ones. */
export async function findScans(
  db: Knex,
  statements: Statement[],
): Promise<GrowingScan[]> {
  const found: GrowingScan[] = [];
  for (const statement of statements) {
    const sql = shapeOf(statement.sql);
    for (const scan of await readScans(db, statement)) {
      if (!isAllowed(scan, sql)) {
        found.push({ ...scan, sql });
      }
    }
  }
  return found;
}
