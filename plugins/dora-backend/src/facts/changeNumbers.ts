import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { COMPARISON_REF } from './comparisonRef';

/**
 * The pull or merge request that brought each of these commits to the default
 * branch: as the commit that was merged, or in one push with it.
 */
export async function readChangeNumbers(
  trx: Knex,
  repository: string,
  shas: string[],
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const part of chunks(shas)) {
    const brought = await trx('dora_push_commits as listed')
      .join('dora_pushes as push', 'push.id', 'listed.push_id')
      .join('dora_changes as change', function mergedByPush() {
        this.on('change.repository', 'push.repository').andOn(
          'change.merge_commit',
          'push.after_sha',
        );
      })
      .where('listed.repository', repository)
      .whereIn('listed.sha', part)
      .whereNot('push.ref', COMPARISON_REF)
      .orderBy('change.number', 'desc')
      .select('listed.sha', 'change.number');
    const merged = await trx('dora_changes')
      .where({ repository })
      .whereIn('merge_commit', part)
      .orderBy('number', 'desc')
      .select('merge_commit as sha', 'number');
    [...brought, ...merged].forEach(({ sha, number }) =>
      numbers.set(sha, number),
    );
  }
  return numbers;
}
