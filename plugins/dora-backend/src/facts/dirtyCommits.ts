import { Knex } from 'knex';
import { chunks, requiredInstant } from '../database/columns';
import { markServicesDirty } from './dirtyServices';

const SHORTEST_FULL_SHA = 40;

/**
 * Marks the services of every deployment that looked for one of these commits,
 * found it or not, from the first such deployment on.
 */
export async function markCommitsDirty(
  trx: Knex.Transaction,
  repository: string,
  shas: string[],
): Promise<void> {
  const from = new Map<string, number>();
  const note = (row: { service_ref: string; from_at: unknown }) => {
    const instant = requiredInstant(row.from_at);
    from.set(
      row.service_ref,
      Math.min(instant, from.get(row.service_ref) ?? instant),
    );
  };
  for (const part of chunks([...new Set(shas)])) {
    const rows = await trx('dora_commit_lookups')
      .where({ repository })
      .whereIn('sha', part.flatMap(abbreviations))
      .groupBy('service_ref')
      .select('service_ref', trx.raw('min(occurred_at) as from_at'));
    rows.forEach(note);
  }
  for (const [serviceRef, instant] of [...from].sort()) {
    await markServicesDirty(trx, [serviceRef], instant);
  }
}

// Image tags carry abbreviated hashes, and a lookup keeps what it was given.
function abbreviations(sha: string): string[] {
  const lengths = sha.length < SHORTEST_FULL_SHA ? [] : [7, 8, 9, 10, 11, 12];
  return [sha, ...lengths.map(length => sha.slice(0, length))];
}
