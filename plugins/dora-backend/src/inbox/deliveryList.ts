import { DeliveryState } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant, Subject } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, instant, requiredInstant } from '../database/columns';

/** States of deliveries that somebody should look at. */
export const PROBLEM_STATES = [
  'unparseable',
  'implausible',
  'failed',
] as const satisfies readonly DeliveryState[];

/** Which deliveries are asked for. */
export interface DeliveryQuery {
  state?: DeliveryState | 'problems';
  sourceId?: string;
  subject?: Subject;
  /** Only deliveries with lower ids. */
  before?: string;
  limit: number;
}

/** A delivery as the inbox tells of it. */
export interface ListedDelivery {
  id: string;
  sourceId: string;
  event: string | null;
  receivedAt: Instant;
  workedAt: Instant | null;
  state: DeliveryState;
  note: string | null;
  attempts: number;
  subjects: Subject[];
  /** Its body was emptied. */
  erased: boolean;
}

/** A delivery with what was sent. */
export interface WholeDelivery extends ListedDelivery {
  contentType: string | null;
  body: Buffer;
}

const LISTED_COLUMNS = [
  'id',
  'source_id',
  'event',
  'received_at',
  'worked_at',
  'state',
  'note',
  'attempts',
  'erased_at',
].map(column => `delivery.${column}`);

/** Deliveries, the newest first. */
export async function readDeliveries(
  db: Knex,
  query: DeliveryQuery,
): Promise<ListedDelivery[]> {
  const rows = await selectPage(db, query);
  const subjects = await readSubjects(
    db,
    rows.map(row => String(row.id)),
  );
  return rows.map(row => decode(row, subjects));
}

/** One delivery; undefined when there is none. */
export async function readDelivery(
  db: Knex,
  id: string,
): Promise<WholeDelivery | undefined> {
  const row = await db('dora_deliveries').where({ id }).first();
  return (
    row && {
      ...decode(row, await readSubjects(db, [id])),
      contentType: row.content_type,
      body: Buffer.from(row.body),
    }
  );
}

/** What came last from a source; undefined when nothing ever did. */
export async function readLatestDelivery(
  db: Knex,
  sourceId: string,
): Promise<ListedDelivery | undefined> {
  const row = await db('dora_deliveries as delivery')
    .where('delivery.source_id', sourceId)
    .orderBy('delivery.received_at', 'desc')
    .first(LISTED_COLUMNS);
  return row && decode(row, await readSubjects(db, [String(row.id)]));
}

// State by state, as an index has the deliveries of one state in order, but not
// those of several.
async function selectPage(db: Knex, query: DeliveryQuery): Promise<any[]> {
  const { state, limit } = query;
  const states = state === 'problems' ? PROBLEM_STATES : [state];
  const rows: any[] = [];
  for (const one of states) {
    rows.push(...(await select(db, query, one)));
  }
  return rows.sort((a, b) => Number(b.id) - Number(a.id)).slice(0, limit);
}

function select(
  db: Knex,
  { sourceId, subject, before, limit }: DeliveryQuery,
  state: DeliveryState | undefined,
): Knex.QueryBuilder {
  const query = db('dora_deliveries as delivery')
    .orderBy('delivery.id', 'desc')
    .limit(limit)
    .select(LISTED_COLUMNS);
  if (subject !== undefined) {
    query
      .join('dora_delivery_subjects as about', 'delivery_id', 'delivery.id')
      .where('about.subject', subject);
  }
  if (state !== undefined) {
    query.where('delivery.state', state);
  }
  if (sourceId !== undefined) {
    query.where('delivery.source_id', sourceId);
  }
  if (before !== undefined) {
    query.where('delivery.id', '<', before);
  }
  return query;
}

async function readSubjects(
  db: Knex,
  ids: string[],
): Promise<Map<string, Subject[]>> {
  const subjects = new Map<string, Subject[]>(ids.map(id => [id, []]));
  for (const part of chunks(ids)) {
    const rows = await db('dora_delivery_subjects')
      .whereIn('delivery_id', part)
      .orderBy('subject')
      .select('delivery_id', 'subject');
    for (const row of rows) {
      subjects.get(String(row.delivery_id))!.push(row.subject);
    }
  }
  return subjects;
}

function decode(row: any, subjects: Map<string, Subject[]>): ListedDelivery {
  const id = String(row.id);
  return {
    id,
    sourceId: row.source_id,
    event: row.event,
    receivedAt: requiredInstant(row.received_at),
    workedAt: instant(row.worked_at),
    state: row.state,
    note: row.note,
    attempts: row.attempts,
    subjects: subjects.get(id)!,
    erased: row.erased_at !== null,
  };
}
