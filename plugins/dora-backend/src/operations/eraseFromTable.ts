import { Knex } from 'knex';
import { json } from '../database/columns';
import { lockRows } from '../database/dialect';
import { markSubjectsDirty } from '../facts/dirtyServices';
import { PersonColumns } from './personColumns';
import { PersonTraces } from './PersonTraces';

const AT_ONCE = 500;
const BEGINNING = 0;

/** The key of a row; null comes before all of them. */
export type Key = Array<string | number> | null;

/** Before the first row of a table. */
export const FROM_THE_START: Key = null;

/**
 * Erases a person from the texts of some rows, in the order of their keys.
 * Answers how many rows there were and the last of them, null at the end.
 */
export async function eraseFromTable(
  trx: Knex.Transaction,
  traces: PersonTraces,
  place: PersonColumns,
  after: Key,
): Promise<{ rows: number; last: Key }> {
  const rows = await lockRows(selectAfter(trx, place, after));
  for (const row of rows) {
    await eraseFromRow(trx, traces, place, row);
  }
  const last = rows[rows.length - 1];
  return {
    rows: rows.length,
    last: last ? place.key.map(column => last[column]) : null,
  };
}

function selectAfter(
  trx: Knex.Transaction,
  { table, key, columns, lists = [] }: PersonColumns,
  after: Key,
) {
  const query = trx(table)
    .select([...key, ...columns, ...lists])
    .orderBy(key.map(column => ({ column })))
    .limit(AT_ONCE);
  return after
    ? query.whereRaw(`(${listOf(key, '??')}) > (${listOf(key, '?')})`, [
        ...key,
        ...after,
      ])
    : query;
}

function listOf(items: string[], placeholder: string): string {
  return items.map(() => placeholder).join(', ');
}

async function eraseFromRow(
  trx: Knex.Transaction,
  traces: PersonTraces,
  { table, key, columns, lists = [], subjectsOf }: PersonColumns,
  row: Record<string, any>,
): Promise<void> {
  const changes: Record<string, string> = {};
  const note = (column: string, erased: string) => {
    if (erased !== row[column]) {
      changes[column] = erased;
    }
  };
  for (const column of columns.filter(name => row[name] !== null)) {
    note(column, traces.erase(row[column]));
  }
  for (const column of lists.filter(name => row[name] !== null)) {
    const texts = json<string[]>(row[column], []);
    note(column, JSON.stringify(texts.map(text => traces.erase(text))));
  }
  if (Object.keys(changes).length === 0) {
    return;
  }
  await trx(table)
    .where(Object.fromEntries(key.map(column => [column, row[column]])))
    .update(changes);
  if (subjectsOf) {
    await markSubjectsDirty(
      trx,
      await readSubjects(trx, subjectsOf, row.id),
      BEGINNING,
      'rebuild',
    );
  }
}

async function readSubjects(
  trx: Knex.Transaction,
  fact: 'deployment' | 'incident',
  id: string,
): Promise<string[]> {
  return fact === 'deployment'
    ? trx('dora_deployments').where({ id }).pluck('subject')
    : trx('dora_incident_subjects').where({ incident_id: id }).pluck('subject');
}
