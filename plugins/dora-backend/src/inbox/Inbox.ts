import { createHash, hash } from 'node:crypto';
import {
  Instant,
  StoredDelivery,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { requiredInstant } from '../database/columns';
import { rowsOf, skipLocked } from '../database/dialect';

/** A delivery on its way into the inbox. */
export interface NewDelivery {
  sourceId: string;
  /** The sender's own id of the delivery; without one, equal bodies are one delivery. */
  deliveryId: string | undefined;
  event: string | undefined;
  contentType: string | undefined;
  body: Buffer;
}

/** A delivery that somebody waits for to be stored. */
export interface ReceivedDelivery extends NewDelivery {
  receivedAt: Instant;
}

/** A delivery waiting to be worked off. */
export interface PendingDelivery extends StoredDelivery {
  id: string;
  attempts: number;
}

/** How the work on a delivery ended. */
export interface Outcome {
  state: 'done' | 'ignored' | 'unparseable' | 'implausible';
  note?: string;
}

/** Which deliveries are worked off first, the lower before the higher. */
export const LANES = {
  live: 0,
  /** Imports, and what is worked off once more: nobody waits for these. */
  history: 1,
} as const;

/** One of the lanes. */
export type Lane = (typeof LANES)[keyof typeof LANES];

const LONGEST_COLUMN = 100;

/** Where deliveries are kept from before they are answered until they are worked off. */
export class Inbox {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Stores deliveries in one statement, which is durable when this returns.
   * Answers how many were new; the others are already in the inbox.
   */
  async store(
    deliveries: NewDelivery[],
    receivedAt: Instant,
    lane: Lane = LANES.live,
  ): Promise<number> {
    const inserted = await this.#db('dora_deliveries')
      .insert(
        deliveries.map(delivery => ({
          ...encode(delivery),
          received_at: receivedAt,
          lane,
        })),
      )
      .onConflict(['source_id', 'dedupe_key'])
      .ignore()
      .returning('id');
    return inserted.length;
  }

  /**
   * Stores live deliveries, in their order, in one statement, which is durable
   * when this returns. Answers for each whether it was new: of equal ones the
   * first. Written out, for building it would cost Knex as much as sending it.
   */
  async storeEach(deliveries: ReceivedDelivery[]): Promise<boolean[]> {
    const rows = deliveries.map(delivery => encode(delivery));
    const inserted = await rowsOf(
      this.#db.raw(
        insertStatement(rows.length),
        rows.flatMap((row, index) => [
          row.source_id,
          row.dedupe_key,
          row.event,
          row.content_type,
          row.body,
          deliveries[index].receivedAt,
          LANES.live,
        ]),
      ),
    );
    const keyOf = (row: { source_id: string; dedupe_key: string }) =>
      `${row.dedupe_key} ${row.source_id}`;
    const stored = new Set(inserted.map(keyOf));
    return rows.map(row => stored.delete(keyOf(row)));
  }

  /** Up to `limit` waiting deliveries, lane by lane, oldest first, which no other replica has taken. */
  async claim(
    trx: Knex.Transaction,
    limit: number,
  ): Promise<PendingDelivery[]> {
    const rows = await skipLocked(
      trx('dora_deliveries')
        .where('state', 'pending')
        .orderBy([{ column: 'lane' }, { column: 'id' }])
        .limit(limit),
    );
    return rows.map(decodeDelivery);
  }

  /** One waiting delivery, unless another replica has taken or finished it. */
  async claimOne(
    trx: Knex.Transaction,
    id: string,
  ): Promise<PendingDelivery | undefined> {
    const row = await skipLocked(
      trx('dora_deliveries').where({ id, state: 'pending' }),
    ).first();
    return row && decodeDelivery(row);
  }

  /** Ends the work on a delivery, in the transaction of its effects. */
  async finish(
    trx: Knex.Transaction,
    id: string,
    outcome: Outcome,
    workedAt: Instant,
  ): Promise<void> {
    await trx('dora_deliveries')
      .where({ id })
      .update({
        state: outcome.state,
        note: outcome.note ?? null,
        worked_at: workedAt,
      });
  }

  /** Counts a try that failed; the last one parks the delivery. */
  async countFailure(
    id: string,
    note: string,
    mostAttempts: number,
    workedAt: Instant,
  ): Promise<void> {
    await this.#db('dora_deliveries')
      .where({ id, state: 'pending' })
      .update({
        attempts: this.#db.raw('attempts + 1'),
        note,
        worked_at: workedAt,
        state: this.#db.raw('case when attempts + 1 >= ? then ? else ? end', [
          mostAttempts,
          'failed',
          'pending',
        ]),
      });
  }

  async countPending(): Promise<number> {
    const [row] = await this.#db('dora_deliveries')
      .where('state', 'pending')
      .count({ count: '*' });
    return Number(row.count);
  }
}

function insertStatement(rows: number): string {
  const row = '(?, ?, ?, ?, ?, ?, ?)';
  return `insert into dora_deliveries
    (source_id, dedupe_key, event, content_type, body, received_at, lane)
    values ${Array(rows).fill(row).join(', ')}
    on conflict (source_id, dedupe_key) do nothing
    returning source_id, dedupe_key`;
}

function encode(delivery: NewDelivery) {
  return {
    source_id: delivery.sourceId,
    dedupe_key: dedupeKey(delivery),
    event: delivery.event?.slice(0, LONGEST_COLUMN) ?? null,
    content_type: delivery.contentType?.slice(0, LONGEST_COLUMN) ?? null,
    body: delivery.body,
  };
}

// Hashed, for senders choose ids of any length.
function dedupeKey({ deliveryId, event, body }: NewDelivery): string {
  if (deliveryId) {
    return `id:${hash('sha256', deliveryId)}`;
  }
  return `body:${createHash('sha256')
    .update(`${event ?? ''}\n`)
    .update(body)
    .digest('hex')}`;
}

/** A row of the inbox with its body. */
export function decodeDelivery(row: any): PendingDelivery {
  return {
    id: String(row.id),
    attempts: row.attempts,
    sourceId: row.source_id,
    event: row.event,
    contentType: row.content_type,
    body: Buffer.from(row.body),
    receivedAt: requiredInstant(row.received_at),
  };
}
