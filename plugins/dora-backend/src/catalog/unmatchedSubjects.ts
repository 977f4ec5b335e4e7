import { UNMATCHED_LIMITS } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant, Subject } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { instant } from '../database/columns';

/** A subject that no service answers to, and what came of it. */
export interface UnmatchedRow {
  subject: Subject;
  ignoredReason: string | null;
  sourceIds: string[];
  /** Counted up to the limit. */
  deliveries: number;
  firstReceivedAt: Instant | null;
  lastReceivedAt: Instant | null;
}

/** Senders are looked for among so many of the latest deliveries. */
const LATEST = 20;

/** Subjects that deliveries use and nobody answers to; ignored ones come last. */
export async function readUnmatched(db: Knex): Promise<UnmatchedRow[]> {
  const rows = await db('dora_subjects as subject')
    .whereNotExists(
      db('dora_service_subjects as answer')
        .whereRaw('answer.subject = subject.subject')
        .select(db.raw('1')),
    )
    .orderByRaw('case when ignored_at is null then 0 else 1 end')
    .orderBy('subject.subject')
    .limit(UNMATCHED_LIMITS.subjects)
    .select('subject.subject', 'ignored_reason');
  const unmatched: UnmatchedRow[] = [];
  for (const { subject, ignored_reason } of rows) {
    unmatched.push({
      subject,
      ignoredReason: ignored_reason,
      ...(await readDeliveriesAbout(db, subject)),
    });
  }
  return unmatched;
}

async function readDeliveriesAbout(db: Knex, subject: Subject) {
  const about = () =>
    db('dora_delivery_subjects as about').where('about.subject', subject);
  const received = (order: 'asc' | 'desc', limit: number) =>
    about()
      .join('dora_deliveries as delivery', 'delivery.id', 'about.delivery_id')
      .orderBy('about.delivery_id', order)
      .limit(limit)
      .select('delivery.source_id', 'delivery.received_at');
  const [first] = await received('asc', 1);
  const latest = await received('desc', LATEST);
  const counted = await about()
    .limit(UNMATCHED_LIMITS.deliveries)
    .select('about.delivery_id');
  return {
    deliveries: counted.length,
    firstReceivedAt: instant(first?.received_at),
    lastReceivedAt: instant(latest.at(0)?.received_at),
    sourceIds: [...new Set(latest.map(row => row.source_id as string))].sort(),
  };
}
