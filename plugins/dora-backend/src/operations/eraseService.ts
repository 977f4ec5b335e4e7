import { Knex } from 'knex';
import { readAnswering, readServices } from '../catalog/services';
import { repositoriesIn } from '../facts/repositoriesIn';
import { OperationSteps, StepResult } from './operation';
import { ErasureScope, SERVICE_ERASURE } from './serviceErasure';
import { anyPending, wholeSpan } from './storedDeliveries';
import { FACTS_NOT_WHOLE, factsAreWhole } from './wholeFacts';

interface Cursor {
  scope: ErasureScope;
  /** Index into `SERVICE_ERASURE`. */
  phase: number;
}

/**
 * Erases all that is known of one service. What it shares with others stays
 * theirs, and the catalog is not touched: a service that is still in it begins
 * anew with the next event.
 */
export const eraseService: OperationSteps<{ entityRef: string }, Cursor> = {
  async step(trx, { parameters, cursor, done }) {
    if (!cursor) {
      return begin(trx, parameters.entityRef);
    }
    const { scope, phase } = cursor;
    // What waits would bring facts back.
    if (await anyPending(trx, scope)) {
      return { state: 'waiting' };
    }
    const erased = await SERVICE_ERASURE[phase].erase(trx, scope);
    if (erased > 0) {
      return { state: 'running', cursor, done: done + erased };
    }
    const next = phase + 1;
    return next === SERVICE_ERASURE.length
      ? { state: 'done' }
      : { state: 'running', cursor: { scope, phase: next }, done };
  },
};

async function begin(
  trx: Knex.Transaction,
  entityRef: string,
): Promise<StepResult<Cursor>> {
  if (!(await factsAreWhole(trx))) {
    return { state: 'refused', error: FACTS_NOT_WHOLE };
  }
  const scope = await scopeOf(trx, entityRef);
  let total = 0;
  for (const { count } of SERVICE_ERASURE) {
    total += (await count?.(trx, scope)) ?? 0;
  }
  return { state: 'running', cursor: { scope, phase: 0 }, done: 0, total };
}

async function scopeOf(
  trx: Knex.Transaction,
  entityRef: string,
): Promise<ErasureScope> {
  const service = (await readServices(trx, [entityRef])).get(entityRef);
  const answering = await readAnswering(trx, service?.subjects ?? []);
  const subjects = [...answering]
    .filter(([, refs]) => refs.length === 1 && refs[0] === entityRef)
    .map(([subject]) => subject);
  return {
    entityRef,
    subjects,
    repositories: repositoriesIn(subjects),
    upTo: (await wholeSpan(trx)).upTo,
  };
}
