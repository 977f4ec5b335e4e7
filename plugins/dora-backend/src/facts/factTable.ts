import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { flag, instant, json, requiredInstant } from '../database/columns';
import { lockRows } from '../database/dialect';
import { Merged, mergeFact, MergeRule, ToldAt } from './merge';

type Scalar = string | number | boolean | null;

/** One mergeable column. */
export interface FactColumn {
  column: string;
  rule: MergeRule;
  type: 'text' | 'number' | 'instant' | 'flag';
}

/** A table whose rows are facts, each found by `key` columns. */
export interface FactTable<T> {
  table: string;
  columns: { [K in keyof T & string]: FactColumn };
}

/** A fact before and after a delivery; `before` is undefined for a new one. */
export interface FactChange<T> {
  before: T | undefined;
  after: T;
  changed: boolean;
}

/**
 * Merges what one event tells into the row with this key, which is created when
 * it is new. `derive` gives the columns that follow from the merged fields.
 */
export async function mergeIntoRow<T extends { [K in keyof T]: Scalar }>(
  trx: Knex.Transaction,
  definition: FactTable<T>,
  key: Record<string, string | number>,
  told: Partial<T>,
  at: Instant,
  derive: (fields: T) => Row = () => ({}),
): Promise<FactChange<T>> {
  const stored = await readRow(trx, definition, key);
  const merge = (known: Merged<T> | undefined) =>
    mergeFact(rulesOf(definition), known, told, at);
  if (stored) {
    return updateRow(trx, definition, key, stored, merge(stored), derive);
  }
  const fresh = merge(undefined);
  const inserted = await trx(definition.table)
    .insert({ ...key, ...encode(definition, fresh), ...derive(fresh.fields) })
    .onConflict(Object.keys(key))
    .ignore()
    .returning(Object.keys(key));
  if (inserted.length === 1) {
    return { before: undefined, after: fresh.fields, changed: true };
  }
  // Another replica created the row between our read and our insert.
  const rival = await readRow(trx, definition, key);
  return updateRow(trx, definition, key, rival!, merge(rival), derive);
}

type Row = Record<string, Scalar>;

async function readRow<T>(
  trx: Knex.Transaction,
  definition: FactTable<T>,
  key: Record<string, string | number>,
): Promise<Merged<T> | undefined> {
  const row = await lockRows(trx(definition.table).where(key)).first();
  return row && decode(definition, row);
}

async function updateRow<T>(
  trx: Knex.Transaction,
  definition: FactTable<T>,
  key: Record<string, string | number>,
  stored: Merged<T>,
  merged: Merged<T>,
  derive: (fields: T) => Row,
): Promise<FactChange<T>> {
  const next = { ...encode(definition, merged), ...derive(merged.fields) };
  const old = encode(definition, stored);
  const changed = Object.keys(old).some(
    column => column !== 'told_at' && old[column] !== next[column],
  );
  if (changed || old.told_at !== next.told_at) {
    await trx(definition.table).where(key).update(next);
  }
  return { before: stored.fields, after: merged.fields, changed };
}

function rulesOf<T>(definition: FactTable<T>) {
  return Object.fromEntries(
    Object.entries<FactColumn>(definition.columns).map(([name, { rule }]) => [
      name,
      rule,
    ]),
  ) as Record<keyof T & string, MergeRule>;
}

function encode<T>(definition: FactTable<T>, merged: Merged<T>): Row {
  // In one order, whatever was told first.
  const names = Object.keys(definition.columns);
  const row: Row = { told_at: JSON.stringify(merged.toldAt, names) };
  for (const [name, { column, type }] of Object.entries<FactColumn>(
    definition.columns,
  )) {
    const value = merged.fields[name as keyof T] as Scalar;
    row[column] = type === 'flag' ? Boolean(value) : value ?? null;
  }
  return row;
}

function decode<T>(definition: FactTable<T>, row: Row): Merged<T> {
  const fields: Row = {};
  for (const [name, column] of Object.entries<FactColumn>(definition.columns)) {
    fields[name] = decodeColumn(column, row[column.column]);
  }
  return { fields: fields as T, toldAt: json<ToldAt>(row.told_at, {}) };
}

function decodeColumn({ type }: FactColumn, value: Scalar): Scalar {
  if (type === 'flag') {
    return flag(value);
  }
  return type === 'instant' ? instant(value) : value ?? null;
}

/** The earliest of the instants that are known. */
export function earliest(...instants: Array<unknown>): number {
  return Math.min(
    ...instants
      .filter(value => value !== null && value !== undefined)
      .map(requiredInstant),
  );
}
