import { Knex } from 'knex';

/** Tables of what was derived from facts. */
export const DERIVED = [
  'dora_deployment_links',
  'dora_commit_links',
  'dora_commit_lookups',
  'dora_artifact_lookups',
  'dora_revision_links',
  'dora_incident_links',
  'dora_cell_blocks',
];

/** Tables of what follows from these, a minute later. */
export const SUMMED = ['dora_cell_sums'];

/** Tables of facts. */
export const FACTS = [
  'dora_commits',
  'dora_pushes',
  'dora_push_commits',
  'dora_changes',
  'dora_stage_runs',
  'dora_artifacts',
  'dora_deployments',
  'dora_incidents',
  'dora_incident_subjects',
  'dora_incident_moments',
];

/** All rows of tables, in one order and alike on both engines. */
export async function dump(
  db: Knex,
  tables: string[],
): Promise<Record<string, string[]>> {
  const rowsOf: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await db(table).select();
    rowsOf[table] = rows.map(row => JSON.stringify(normalize(row))).sort();
  }
  return rowsOf;
}

/** Every value of every table, as text in lower case. */
export async function dumpText(db: Knex): Promise<string> {
  const values: string[] = [];
  for (const table of await allTables(db)) {
    for (const row of await db(table).select()) {
      for (const value of Object.values<unknown>(row)) {
        values.push(Buffer.isBuffer(value) ? readable(value) : String(value));
      }
    }
  }
  return values.join('\n').toLowerCase();
}

async function allTables(db: Knex): Promise<string[]> {
  const rows =
    db.client.config.client === 'pg'
      ? await db('information_schema.tables')
          .whereRaw('table_schema = current_schema()')
          .select('table_name as name')
      : await db('sqlite_master').where('type', 'table').select('name');
  return rows.map(({ name }) => name);
}

// Escapes hide text from a search, so bodies are there both ways.
function readable(body: Buffer): string {
  const text = body.toString();
  try {
    return `${text}\n${JSON.stringify(JSON.parse(text))}`;
  } catch {
    return text;
  }
}

// The engines answer numbers and booleans in different types.
function normalize(row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value === null
        ? null
        : String(typeof value === 'boolean' ? Number(value) : value),
    ]),
  );
}
