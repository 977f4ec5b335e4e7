import { ComparisonHealth } from '@dora-metrics/backstage-plugin-dora-common';
import {
  Instant,
  repositorySubject,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { Gap } from './noteGap';

/** A gap that is to be asked for. */
export interface DueGap extends Gap {
  /** How often it was asked for in vain. */
  attempts: number;
}

/** Gaps that it is time to ask for, those that have waited longest first. */
export async function readDueGaps(
  db: Knex,
  hosts: string[],
  now: Instant,
  limit: number,
): Promise<DueGap[]> {
  if (hosts.length === 0) {
    return [];
  }
  const rows = await askable(db, hosts)
    .where({ state: 'pending' })
    .where('next_at', '<=', now)
    .orderBy([
      { column: 'next_at' },
      { column: 'repository' },
      { column: 'base_sha' },
      { column: 'head_sha' },
    ])
    .limit(limit);
  return rows.map((row: any) => ({
    repository: row.repository,
    base: row.base_sha,
    head: row.head_sha,
    attempts: row.attempts,
  }));
}

/** Ends a gap whose commits were told. */
export async function endGap(db: Knex, gap: Gap): Promise<void> {
  await pending(db, gap).update({ state: 'done', note: null });
}

/** Lets a gap wait after an answer that was none. */
export async function postponeGap(
  db: Knex,
  gap: DueGap,
  nextAt: Instant,
  note: string,
): Promise<void> {
  await pending(db, gap).update({
    attempts: gap.attempts + 1,
    next_at: nextAt,
    note,
  });
}

/** Gives a gap up; the note says why. */
export async function giveUpGap(
  db: Knex,
  gap: DueGap,
  now: Instant,
  note: string,
): Promise<void> {
  await pending(db, gap).update({
    state: 'failed',
    attempts: gap.attempts + 1,
    next_at: now,
    note,
  });
}

/** Leaves a host alone until an instant, as it has asked for. */
export async function postponeHost(
  db: Knex,
  host: string,
  until: Instant,
): Promise<void> {
  await db('dora_comparisons')
    .where({ state: 'pending' })
    .where('next_at', '<', until)
    .whereLike('repository', `${host}/%`)
    .update({ next_at: until });
}

/** Lets what was given up be asked for once more. */
export async function reviveGaps(
  trx: Knex.Transaction,
  now: Instant,
): Promise<void> {
  await trx('dora_comparisons')
    .where({ state: 'failed' })
    .update({ state: 'pending', attempts: 0, next_at: now, note: null });
}

/** Whether a service owns only some of the files of a repository. */
export async function sharesRepository(
  db: Knex,
  repository: string,
): Promise<boolean> {
  const service = await db('dora_services')
    .whereIn(
      'entity_ref',
      db('dora_service_subjects')
        .where('subject', repositorySubject(repository))
        .select('service_ref'),
    )
    .whereNot('paths', '[]')
    .first('entity_ref');
  return service !== undefined;
}

/** Counts the gaps of hosts that can be asked. */
export async function countGaps(
  db: Knex,
  hosts: string[],
): Promise<ComparisonHealth> {
  if (hosts.length === 0) {
    return { waiting: 0, failed: 0, lastFailure: null };
  }
  const ofState = (state: string) => askable(db, hosts).where({ state });
  const [waiting] = await ofState('pending').count({ count: '*' });
  const [failed] = await ofState('failed').count({ count: '*' });
  const last = await ofState('failed').orderBy('next_at', 'desc').first('note');
  return {
    waiting: Number(waiting.count),
    failed: Number(failed.count),
    lastFailure: last?.note ?? null,
  };
}

// Of repositories that the catalog does not know nothing is asked, for their
// names are whatever a sender says.
function askable(db: Knex, hosts: string[]): Knex.QueryBuilder {
  return db('dora_comparisons')
    .where(query =>
      hosts.forEach(host => query.orWhereLike('repository', `${host}/%`)),
    )
    .whereExists(
      db('dora_service_subjects').whereRaw(
        "dora_service_subjects.subject = 'repo:' || dora_comparisons.repository",
      ),
    );
}

function pending(db: Knex, { repository, base, head }: Gap) {
  return db('dora_comparisons').where({
    repository,
    base_sha: base,
    head_sha: head,
    state: 'pending',
  });
}
