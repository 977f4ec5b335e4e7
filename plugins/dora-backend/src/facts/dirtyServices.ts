import { RestatementCause } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { toBits } from './causes';

/**
 * Marks services whose links and cells from an instant on no longer follow from
 * the facts. Called in the transaction that changes the facts, so that no
 * change can go unnoticed. The cause is told where it moves figures of the past.
 */
export async function markServicesDirty(
  trx: Knex.Transaction,
  serviceRefs: Iterable<string>,
  from: Instant,
  cause: RestatementCause = 'late_events',
): Promise<void> {
  const causes = toBits(cause);
  // In one order everywhere, so that two replicas cannot wait for each other.
  const sorted = [...new Set(serviceRefs)].sort();
  for (const part of chunks(sorted)) {
    await trx('dora_dirty_services')
      .insert(part.map(service_ref => ({ service_ref, from_at: from, causes })))
      .onConflict('service_ref')
      .merge({
        from_at: trx.raw(
          'case when dora_dirty_services.from_at < excluded.from_at then dora_dirty_services.from_at else excluded.from_at end',
        ),
        causes: trx.raw('dora_dirty_services.causes | excluded.causes'),
      });
  }
}

/** Marks the services that answer to any of these subjects. */
export async function markSubjectsDirty(
  trx: Knex.Transaction,
  subjects: Array<string | null | undefined>,
  from: Instant,
  cause?: RestatementCause,
): Promise<void> {
  const known = [...new Set(subjects)].filter(subject => subject);
  const rows = await trx('dora_service_subjects')
    .whereIn('subject', known as string[])
    .select('service_ref');
  await markServicesDirty(
    trx,
    rows.map(row => row.service_ref),
    from,
    cause,
  );
}

/** How many services do not yet follow from the facts. */
export async function countDirtyServices(db: Knex): Promise<number> {
  const [row] = await db('dora_dirty_services').count({ count: '*' });
  return Number(row.count);
}
