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

/**
 * Subjects that deliveries use and nobody answers to; ignored ones come last. A
 * repository of configuration belongs to no service and is none of them.
 */
export async function readUnmatched(db: Knex): Promise<UnmatchedRow[]> {
  const rows = await db('dora_subjects as subject')
    .whereNotExists(
      db('dora_service_subjects as answer')
        .whereRaw('answer.subject = subject.subject')
        .select(db.raw('1')),
    )
    .whereNotExists(
      db('dora_deployments as deployment')
        .whereRaw('deployment.config_repository = substr(subject.subject, 6)')
        .whereRaw("subject.subject like 'repo:%'")
        .select(db.raw('1')),
    )
    .orderByRaw('case when ignored_at is null then 0 else 1 end')
    .orderBy('subject.subject')
    .limit(UNMATCHED_LIMITS.subjects)
    .select('subject.subject', 'ignored_reason', {
      deliveries: db
        .count('*')
        .from(
          ofSubject(db)
            .limit(UNMATCHED_LIMITS.deliveries)
            .select('about.delivery_id')
            .as('counted'),
        ),
      first_at: receivedAt(db, 'asc'),
      last_at: receivedAt(db, 'desc'),
    } as any);
  const sourceIds = await readSourceIds(
    db,
    rows.map(({ subject }) => subject),
  );
  return rows.map((row: any) => ({
    subject: row.subject,
    ignoredReason: row.ignored_reason,
    sourceIds: [...(sourceIds.get(row.subject) ?? [])].sort(),
    deliveries: Number(row.deliveries),
    firstReceivedAt: instant(row.first_at),
    lastReceivedAt: instant(row.last_at),
  }));
}

/** Deliveries about the subject of the row around it. */
function ofSubject(db: Knex) {
  return db('dora_delivery_subjects as about').whereRaw(
    'about.subject = subject.subject',
  );
}

function receivedAt(db: Knex, order: 'asc' | 'desc') {
  return ofSubject(db)
    .join('dora_deliveries as delivery', 'delivery.id', 'about.delivery_id')
    .orderBy('about.delivery_id', order)
    .limit(1)
    .select('delivery.received_at');
}

/** Who has sent the latest deliveries about each subject, in one statement. */
async function readSourceIds(
  db: Knex,
  subjects: Subject[],
): Promise<Map<Subject, Set<string>>> {
  const latest = subjects.map(subject =>
    db
      .select('*')
      .from(
        db('dora_delivery_subjects as about')
          .join(
            'dora_deliveries as delivery',
            'delivery.id',
            'about.delivery_id',
          )
          .where('about.subject', subject)
          .orderBy('about.delivery_id', 'desc')
          .limit(LATEST)
          .select('about.subject', 'delivery.source_id')
          .as('latest'),
      ),
  );
  const sourceIds = new Map<Subject, Set<string>>();
  const rows: any[] = latest.length > 0 ? await db.unionAll(latest) : [];
  for (const { subject, source_id } of rows) {
    sourceIds.set(
      subject,
      (sourceIds.get(subject) ?? new Set<string>()).add(source_id),
    );
  }
  return sourceIds;
}
