import { Knex } from 'knex';
import { emptyBodies } from '../inbox/emptyBodies';
import { eraseFromTable, FROM_THE_START, Key } from './eraseFromTable';
import { OperationSteps, Progress, StepResult } from './operation';
import { PERSON_COLUMNS } from './personColumns';
import { PersonTraces } from './PersonTraces';
import { allDerived } from './recompute';
import {
  anyPending,
  countSpan,
  readDeliveries,
  Span,
  wholeSpan,
} from './storedDeliveries';
import { FACTS_NOT_WHOLE, factsAreWhole } from './wholeFacts';

interface Parameters {
  identifiers: string[];
}

/** First the bodies, then the texts of one table after the other. */
type Cursor =
  | { bodies: Span }
  | {
      /** Index into `PERSON_COLUMNS`. */
      table: number;
      after: Key;
    };

/**
 * Erases a person from all that was received. Facts stay, so that numbers do;
 * the texts of facts lose the name.
 */
export const erasePerson: OperationSteps<Parameters, Cursor> = {
  async step(trx, progress) {
    const { cursor, parameters } = progress;
    if (!cursor) {
      return begin(trx);
    }
    const traces = new PersonTraces(parameters.identifiers);
    return 'bodies' in cursor
      ? eraseBodies(trx, traces, cursor.bodies, progress.done)
      : eraseTexts(trx, traces, cursor, progress);
  },
};

async function begin(trx: Knex.Transaction): Promise<StepResult<Cursor>> {
  if (!(await factsAreWhole(trx))) {
    return { state: 'refused', error: FACTS_NOT_WHOLE };
  }
  const bodies = await wholeSpan(trx);
  let total = await countSpan(trx, bodies);
  for (const { table } of PERSON_COLUMNS) {
    const [{ count }] = await trx(table).count({ count: '*' });
    total += Number(count);
  }
  return { state: 'running', cursor: { bodies }, done: 0, total };
}

async function eraseBodies(
  trx: Knex.Transaction,
  traces: PersonTraces,
  span: Span,
  done: number,
): Promise<StepResult<Cursor>> {
  // A body that is emptied before it is worked off would be lost.
  if (await anyPending(trx, span)) {
    return { state: 'waiting' };
  }
  const deliveries = await readDeliveries(trx, span);
  if (deliveries.length === 0) {
    const cursor = { table: 0, after: FROM_THE_START };
    return { state: 'running', cursor, done };
  }
  const named = deliveries.filter(({ body }) => traces.isIn(body));
  await emptyBodies(
    trx,
    named.map(({ id }) => id),
    Date.now(),
  );
  const after = deliveries[deliveries.length - 1].id;
  return {
    state: 'running',
    cursor: { bodies: { ...span, after } },
    done: done + deliveries.length,
  };
}

async function eraseTexts(
  trx: Knex.Transaction,
  traces: PersonTraces,
  { table, after }: { table: number; after: Key },
  { done }: Progress<Parameters, Cursor>,
): Promise<StepResult<Cursor>> {
  if (table === PERSON_COLUMNS.length) {
    // Until then, old texts are in what was derived of the facts.
    return { state: (await allDerived(trx)) ? 'done' : 'waiting' };
  }
  const read = await eraseFromTable(trx, traces, PERSON_COLUMNS[table], after);
  return {
    state: 'running',
    cursor: read.last
      ? { table, after: read.last }
      : { table: table + 1, after: FROM_THE_START },
    done: done + read.rows,
  };
}
