import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, requiredInstant } from '../database/columns';
import { COMPARISON_REF } from '../facts/comparisonRef';

/** When each of these commits was first pushed, to whatever branch. */
export async function readFirstPushes(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
): Promise<Map<string, Instant>> {
  const pushedAt = new Map<string, Instant>();
  for (const part of chunks([...new Set(shas)])) {
    const rows = await trx('dora_push_commits as listed')
      .join('dora_pushes as push', 'push.id', 'listed.push_id')
      .where('listed.repository', repository)
      .whereIn('listed.sha', part)
      // What a Git host told of two commits is no push.
      .whereNot('push.ref', COMPARISON_REF)
      .groupBy('listed.sha')
      .select('listed.sha', trx.raw('min(push.at) as pushed_at'));
    rows.forEach(row => pushedAt.set(row.sha, requiredInstant(row.pushed_at)));
  }
  return pushedAt;
}
