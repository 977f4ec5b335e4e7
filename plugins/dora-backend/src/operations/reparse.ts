import { Knex } from 'knex';
import { describeFailure } from '../database/failures';
import { takeTurn } from '../database/locks';
import { toBits } from '../facts/causes';
import { applyDelivery } from '../inbox/applyDelivery';
import { Sources } from '../inbox/Sources';
import { OperationSteps, StepResult } from './operation';
import { markAllDirty } from './recompute';
import {
  countSpan,
  PastDelivery,
  readDeliveries,
  Span,
  wholeSpan,
} from './storedDeliveries';
import { FACT_TABLES } from './tables';

/** Merging these changes nothing, or is the worker's business. */
const SKIPPED_STATES = ['discarded', 'pending'];

/**
 * Makes facts anew from the deliveries, in the order in which they came. Where
 * bodies are no longer kept, all facts stay and what is kept is merged into
 * them once more. Live deliveries go on meanwhile; nothing is derived until it
 * ends.
 */
export function createReparse(sources: Sources): OperationSteps<{}, Span> {
  return {
    async step(trx, { cursor, done, isLastTry }) {
      if (!cursor) {
        return begin(trx);
      }
      const deliveries = await readDeliveries(trx, cursor);
      if (deliveries.length === 0) {
        return end(trx);
      }
      for (const delivery of deliveries) {
        if (!delivery.erased && !SKIPPED_STATES.includes(delivery.state)) {
          await apply(trx, delivery, sources, isLastTry);
        }
      }
      return {
        state: 'running',
        cursor: { ...cursor, after: deliveries[deliveries.length - 1].id },
        done: done + deliveries.length,
      };
    },
  };
}

async function begin(trx: Knex.Transaction): Promise<StepResult<Span>> {
  // From here on, retention empties no more bodies.
  await takeTurn(trx, 'operations');
  // What is being derived right now would be derived of half of the facts.
  await takeTurn(trx, 'attribution');
  if (await allBodiesKept(trx)) {
    for (const table of FACT_TABLES) {
      await trx(table).delete();
    }
  }
  // Looked up last: a delivery whose facts were merged before they were
  // deleted is among these.
  const span = await wholeSpan(trx);
  const total = await countSpan(trx, span);
  return { state: 'running', cursor: span, done: 0, total };
}

async function allBodiesKept(trx: Knex.Transaction): Promise<boolean> {
  const lost = await trx('dora_deliveries')
    .where('state', 'done')
    .whereNotNull('erased_at')
    .first('id');
  return lost === undefined;
}

async function apply(
  trx: Knex.Transaction,
  delivery: PastDelivery,
  sources: Sources,
  isLastTry: boolean,
): Promise<void> {
  const { state, note = null } = isLastTry
    ? await applyAlone(trx, delivery, sources)
    : await applyDelivery(trx, delivery, sources);
  if (state !== delivery.state || note !== delivery.note) {
    await trx('dora_deliveries')
      .where('id', delivery.id)
      .update({ state, note });
  }
}

// One bad delivery must not hold up all others.
async function applyAlone(
  trx: Knex.Transaction,
  delivery: PastDelivery,
  sources: Sources,
): Promise<{ state: string; note?: string }> {
  try {
    return await trx.transaction(inner =>
      applyDelivery(inner, delivery, sources),
    );
  } catch (error) {
    return { state: 'failed', note: describeFailure(error) };
  }
}

async function end(trx: Knex.Transaction): Promise<StepResult<Span>> {
  // What was told once more has marked services like late events, and is none.
  await trx('dora_dirty_services').update({ causes: toBits('rebuild') });
  await markAllDirty(trx);
  // Facts that an earlier attempt has left behind are whole now, too.
  await trx('dora_operations')
    .where('kind', 'reparse')
    .update({ cursor: null });
  return { state: 'done' };
}
