import { ListPage } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { decodeCursor, encodeCursor, PageCursor, RowKey } from './pageCursor';

/** Rows that are looked through at a time for those that match. */
const BATCH = 200;
/** Rows that are looked through for one page. */
const MOST_READ = 2_000;
/** Further than that, rows are not counted. */
const MOST_COUNTED = 1_000;

/** Which page is asked for. */
export interface PageQuery {
  /** The `next` or `previous` of another page; the first page when absent. */
  cursor?: string;
  limit: number;
}

/** A list of which a page can be read, whatever comes and goes meanwhile. */
export interface PagedList<T> {
  /** The rows next to a place, or from the newest on: the nearest first. */
  read(
    from: RowKey | undefined,
    direction: PageCursor['direction'],
    limit: number,
  ): Promise<T[]>;
  keyOf(row: T): RowKey;
  /** Leaves the rows that are asked for; all when absent. */
  matching?(rows: T[]): Promise<T[]>;
}

/**
 * Reads a page and no more than it needs: its rows and one further, or where
 * only some match, batches until the page is full. When that takes too many,
 * the page is shorter, perhaps empty, and the next one goes on from there.
 */
export async function readPage<T>(
  list: PagedList<T>,
  { cursor, limit }: PageQuery,
): Promise<Omit<ListPage<T>, 'total'>> {
  const from = cursor === undefined ? undefined : decodeCursor(cursor);
  const { found, last, ended } = await lookThrough(list, from, limit);
  const items = found.slice(0, limit);
  const isFull = found.length > limit;
  const end = isFull ? list.keyOf(items[limit - 1]) : last;
  const start = items.length > 0 ? list.keyOf(items[0]) : last ?? from;
  const on = isFull || !ended ? end : undefined;
  const back = from && start;
  if (from?.direction === 'newer') {
    const offset = on ? Math.max(0, from.position - items.length) : 0;
    return toPage(items.reverse(), offset, { newer: on, older: back });
  }
  return toPage(items, from?.position ?? 0, { newer: back, older: on });
}

/** Selects and orders the rows next to a place, the nearest first. */
export function nextTo(
  query: Knex.QueryBuilder,
  columns: { at: string; id: string },
  from: RowKey | undefined,
  direction: PageCursor['direction'],
): Knex.QueryBuilder {
  const order = direction === 'older' ? 'desc' : 'asc';
  if (from) {
    const isBeyond = direction === 'older' ? '<' : '>';
    query.whereRaw(`(??, ??) ${isBeyond} (?, ?)`, [
      columns.at,
      columns.id,
      from.at,
      from.id,
    ]);
  }
  return query.orderBy([
    { column: columns.at, order },
    { column: columns.id, order },
  ]);
}

/** How many rows a query has; null when they are too many to count. */
export async function countSome(
  db: Knex,
  query: Knex.QueryBuilder,
): Promise<number | null> {
  const some = query
    .select(db.raw('1 as one'))
    .limit(MOST_COUNTED + 1)
    .as('some');
  const [{ count }] = await db(some as any).count({ count: '*' });
  return Number(count) > MOST_COUNTED ? null : Number(count);
}

interface Found<T> {
  /** In the order of reading, up to one more than fit the page. */
  found: T[];
  /** The last row that was looked at, matching or not. */
  last: RowKey | undefined;
  /** Whether there are no more rows. */
  ended: boolean;
}

async function lookThrough<T>(
  list: PagedList<T>,
  from: PageCursor | undefined,
  limit: number,
): Promise<Found<T>> {
  const size = list.matching ? BATCH : limit + 1;
  const found: T[] = [];
  let last: RowKey | undefined;
  for (let read = 0; found.length <= limit && read < MOST_READ; read += size) {
    const rows = await list.read(
      last ?? from,
      from?.direction ?? 'older',
      size,
    );
    found.push(...(list.matching ? await list.matching(rows) : rows));
    last = rows.length > 0 ? list.keyOf(rows[rows.length - 1]) : last;
    if (rows.length < size) {
      return { found, last, ended: true };
    }
  }
  return { found, last, ended: false };
}

/** @param ends - From where the pages on either side go on, where there are any. */
function toPage<T>(
  items: T[],
  offset: number,
  { newer, older }: { newer?: RowKey; older?: RowKey },
): Omit<ListPage<T>, 'total'> {
  const position = offset + items.length;
  return {
    items,
    offset,
    next: older
      ? encodeCursor({ ...older, direction: 'older', position })
      : null,
    previous: newer
      ? encodeCursor({ ...newer, direction: 'newer', position: offset })
      : null,
  };
}
