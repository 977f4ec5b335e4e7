import { Knex } from 'knex';

/** A partition of a table that is divided by days since 1970. */
export interface Partition {
  name: string;
  /** Null for the default one, which takes what no other takes. */
  range: { firstDay: number; endDay: number } | null;
}

/** The partitions of a table; null where it is not divided by days, as on SQLite. */
export async function readPartitions(
  db: Knex,
  table: string,
): Promise<Partition[] | null> {
  if (db.client.config.client !== 'pg') {
    return null;
  }
  const { rows: keys } = await db.raw(
    'select pg_get_partkeydef(to_regclass(?)) as key',
    [table],
  );
  if (keys[0].key !== 'RANGE (day)') {
    return null;
  }
  const { rows } = await db.raw(
    `select child.relname as name, pg_get_expr(child.relpartbound, child.oid) as bound
     from pg_inherits join pg_class as child on child.oid = pg_inherits.inhrelid
     where pg_inherits.inhparent = to_regclass(?)`,
    [table],
  );
  return rows.map(({ name, bound }: { name: string; bound: string }) => ({
    name,
    range: bound === 'DEFAULT' ? null : rangeOf(bound),
  }));
}

// Such as FOR VALUES FROM (20758) TO (20789), negative numbers in quotes.
function rangeOf(bound: string): NonNullable<Partition['range']> {
  const [from, to] = bound.match(/-?\d+|MINVALUE|MAXVALUE/g)!;
  return {
    firstDay: from === 'MINVALUE' ? -Infinity : Number(from),
    endDay: to === 'MAXVALUE' ? Infinity : Number(to),
  };
}
