import { Knex } from 'knex';
import { lockRows } from '../database/dialect';
import { decodeDelivery, PendingDelivery } from '../inbox/Inbox';

const MOST_AT_ONCE = 50;
const MOST_BYTES = 8 * 1024 * 1024;

/** Deliveries by id, which is the order in which they were stored. */
export interface Span {
  after: string;
  upTo: string;
}

/** A delivery, whatever became of it. */
export interface PastDelivery extends PendingDelivery {
  state: string;
  note: string | null;
  /** Its body was emptied. */
  erased: boolean;
}

/** All deliveries that are stored now. */
export async function wholeSpan(trx: Knex.Transaction): Promise<Span> {
  const row = await trx('dora_deliveries').max({ id: 'id' }).first();
  return { after: '0', upTo: String(row?.id ?? 0) };
}

/** How many deliveries a span has. */
export async function countSpan(
  trx: Knex.Transaction,
  { after, upTo }: Span,
): Promise<number> {
  const [{ count }] = await trx('dora_deliveries')
    .where('id', '>', after)
    .where('id', '<=', upTo)
    .count({ count: '*' });
  return Number(count);
}

/** Whether any delivery of a span is not yet worked off. */
export async function anyPending(
  trx: Knex.Transaction,
  { upTo }: Pick<Span, 'upTo'>,
): Promise<boolean> {
  const row = await trx('dora_deliveries')
    .where('state', 'pending')
    .where('id', '<=', upTo)
    .first('id');
  return row !== undefined;
}

/**
 * The first deliveries of a span, as many as fit into memory with ease. They
 * are held until the transaction ends: one that a replica is working off comes
 * with the outcome.
 */
export async function readDeliveries(
  trx: Knex.Transaction,
  { after, upTo }: Span,
): Promise<PastDelivery[]> {
  const sizes = await trx('dora_deliveries')
    .where('id', '>', after)
    .where('id', '<=', upTo)
    .orderBy('id')
    .limit(MOST_AT_ONCE)
    .select('id', trx.raw('length(body) as size'));
  let bytes = 0;
  const fitting = sizes.filter(({ size }, index) => {
    bytes += Number(size);
    return index === 0 || bytes <= MOST_BYTES;
  });
  const rows = await lockRows(
    trx('dora_deliveries')
      .whereIn(
        'id',
        fitting.map(({ id }) => id),
      )
      .orderBy('id'),
  );
  return rows.map(decode);
}

function decode(row: any): PastDelivery {
  return {
    ...decodeDelivery(row),
    state: row.state,
    note: row.note,
    erased: row.erased_at !== null,
  };
}
