import { Knex } from 'knex';
import { COMPARISON_REF } from './comparisonRef';

/** The commit at which a repository's default branch stands; null when no push to it was received. */
export async function readDefaultBranchTip(
  trx: Knex,
  repository: string,
): Promise<string | null> {
  const onDefaultBranch = () =>
    trx('dora_pushes')
      .where({ repository, is_default_branch: true })
      .whereNot('ref', COMPARISON_REF);
  const latest = await onDefaultBranch()
    .where('at', onDefaultBranch().max('at'))
    .orderBy('id')
    .select('before_sha', 'after_sha');
  // Of pushes within one moment, the last is the one that none goes on from.
  const tip =
    latest.find(
      ({ after_sha }) =>
        !latest.some(({ before_sha }) => before_sha === after_sha),
    ) ?? latest[0];
  return tip ? tip.after_sha : null;
}
