import { Knex } from 'knex';
import { AT_ONCE, nextDueAt } from '../cells/staleCells';
import { areSumsDue, forgetSums } from '../cells/staleSums';
import { reviveGaps } from '../comparisons/comparisonQueue';
import { takeTurn } from '../database/locks';
import { markServicesDirty } from '../facts/dirtyServices';
import { OperationSteps } from './operation';
import { DERIVED_TABLES } from './tables';
import { FACTS_NOT_WHOLE, factsAreWhole } from './wholeFacts';

/** Services that may be stale at a time, so that live events wait for few. */
const MOST_STALE = 5;
const BEGINNING = 0;

interface Cursor {
  /** The last service that was marked. */
  after: string;
}

/**
 * Derives the links and cells of every service anew from the facts, and lets
 * Git hosts be asked again for what is missing.
 */
export const recompute: OperationSteps<{}, Cursor> = {
  async step(trx, { cursor, done }) {
    if (!(await factsAreWhole(trx))) {
      return { state: 'refused', error: FACTS_NOT_WHOLE };
    }
    if (!cursor) {
      await deleteOrphans(trx);
      await reviveGaps(trx, Date.now());
      const total = await countRows(trx('dora_services'));
      return { state: 'running', cursor: { after: '' }, done: 0, total };
    }
    const stale = await countRows(trx('dora_dirty_services'));
    if (stale >= MOST_STALE) {
      return { state: 'waiting' };
    }
    const refs: string[] = await trx('dora_services')
      .where('entity_ref', '>', cursor.after)
      .orderBy('entity_ref')
      .limit(MOST_STALE - stale)
      .pluck('entity_ref');
    if (refs.length === 0) {
      return { state: (await allDerived(trx)) ? 'done' : 'waiting' };
    }
    await markServicesDirty(trx, refs, BEGINNING, 'rebuild');
    return {
      state: 'running',
      cursor: { after: refs[refs.length - 1] },
      done: done + refs.length,
    };
  },
};

/** Marks all services, so that everything is derived anew. */
export async function markAllDirty(trx: Knex.Transaction): Promise<void> {
  const refs = await trx('dora_services').pluck('entity_ref');
  await markServicesDirty(trx, refs, BEGINNING, 'rebuild');
}

/**
 * Whether no service is left that must be derived from its very beginning, no
 * cell that does not follow from links, and no sum of what is gone.
 */
export async function allDerived(trx: Knex.Transaction): Promise<boolean> {
  const left = await trx('dora_dirty_services')
    .where('from_at', '<=', BEGINNING)
    .first('service_ref');
  const dueAt = await nextDueAt(trx, []);
  return (
    left === undefined &&
    (dueAt === null || dueAt > Date.now()) &&
    !(await areSumsDue(trx, AT_ONCE))
  );
}

async function deleteOrphans(trx: Knex.Transaction): Promise<void> {
  const orphans = (table: string) =>
    trx(table).whereNotIn(
      'service_ref',
      trx('dora_services').select('entity_ref'),
    );
  await takeTurn(trx, 'attribution');
  await forgetSums(trx, orphans('dora_cell_blocks'));
  for (const table of DERIVED_TABLES) {
    await orphans(table).delete();
  }
}

async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = await query.count({ count: '*' });
  return Number(count);
}
