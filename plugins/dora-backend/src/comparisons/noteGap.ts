import { Knex } from 'knex';

const FULL_SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** The push that is missing may just be late. */
const GRACE_MS = 60_000;

/** Two commits of a repository, and what lies between them is not known. */
export interface Gap {
  /** Normalised by `normalizeRepository`. */
  repository: string;
  /** What is contained in this commit is known, or of no interest. */
  base: string;
  head: string;
}

/**
 * Notes that the commits of `head` that are not in `base` shall be asked for,
 * in the transaction that has found them missing. Noting it again changes
 * nothing; nor does a gap of which only abbreviated commits are known.
 */
export async function noteGap(
  trx: Knex.Transaction,
  { repository, base, head }: Gap,
): Promise<void> {
  if (!FULL_SHA.test(base) || !FULL_SHA.test(head) || base === head) {
    return;
  }
  const now = Date.now();
  await trx('dora_comparisons')
    .insert({
      repository,
      base_sha: base,
      head_sha: head,
      noted_at: now,
      next_at: now + GRACE_MS,
    })
    .onConflict(['repository', 'base_sha', 'head_sha'])
    .ignore();
}
