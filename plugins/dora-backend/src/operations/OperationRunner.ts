import { LoggerService } from '@backstage/backend-plugin-api';
import { OperationKind } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { json, requiredInstant } from '../database/columns';
import { skipLocked } from '../database/dialect';
import { describeFailure, isTransient } from '../database/failures';
import { markReportsChanged } from '../database/reportVersion';
import { Sources } from '../inbox/Sources';
import { erasePerson } from './erasePerson';
import { eraseService } from './eraseService';
import { OperationSteps, StepResult } from './operation';
import { recompute } from './recompute';
import { createReparse } from './reparse';

const MOST_TRIES = 3;

/**
 * Works on operations, the oldest first and one at a time, over all replicas.
 * Each step is kept in the transaction of its effects.
 */
export class OperationRunner {
  readonly #db: Knex;
  readonly #kinds: Record<OperationKind, OperationSteps<any, any>>;
  readonly #logger: LoggerService;
  readonly #now: () => Instant;
  /** How often the step at hand has failed, by operation. */
  readonly #failures = new Map<string, number>();

  constructor(options: {
    db: Knex;
    sources: Sources;
    logger: LoggerService;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
    this.#kinds = {
      recompute,
      reparse: createReparse(options.sources),
      erase_service: eraseService,
      erase_person: erasePerson,
    };
  }

  /**
   * Does one step. Answers false when there is none to do now: no operation is
   * running, it waits for something, or another replica is at it.
   */
  async workStep(): Promise<boolean> {
    const id = await this.#oldestRunning();
    if (id === undefined) {
      return false;
    }
    try {
      const worked = await this.#db.transaction(trx => this.#work(trx, id));
      this.#failures.delete(id);
      return worked;
    } catch (error) {
      await this.#countFailure(id, error);
      return false;
    }
  }

  async #oldestRunning(): Promise<string | undefined> {
    const row = await this.#db('dora_operations')
      .where('state', 'running')
      .orderBy([{ column: 'started_at' }, { column: 'id' }])
      .first('id');
    return row?.id;
  }

  async #work(trx: Knex.Transaction, id: string): Promise<boolean> {
    const row = await skipLocked(
      trx('dora_operations').where({ id, state: 'running' }),
    ).first();
    if (!row) {
      return false;
    }
    const result = await this.#kinds[row.kind as OperationKind].step(trx, {
      parameters: JSON.parse(row.parameters),
      cursor: json(row.cursor, null),
      done: row.done,
      startedAt: requiredInstant(row.started_at),
      isLastTry: (this.#failures.get(id) ?? 0) === MOST_TRIES - 1,
    });
    if (result.state === 'waiting') {
      return false;
    }
    await trx('dora_operations')
      .where({ id })
      .update(this.#columnsAfter(result, row));
    await markReportsChanged(trx);
    return true;
  }

  #columnsAfter(
    result: Exclude<StepResult<unknown>, { state: 'waiting' }>,
    row: { total: number; done: number },
  ) {
    switch (result.state) {
      case 'running': {
        const total = result.total ?? row.total;
        return {
          cursor: JSON.stringify(result.cursor),
          done: Math.min(result.done, total),
          total,
        };
      }
      case 'done':
        return { ...this.#ending('done'), cursor: null, done: row.total };
      default:
        return {
          ...this.#ending('failed'),
          cursor: null,
          error: result.error,
        };
    }
  }

  #ending(state: 'done' | 'failed') {
    return { state, parameters: '{}', finished_at: this.#now() };
  }

  async #countFailure(id: string, error: unknown): Promise<void> {
    const problem = describeFailure(error);
    this.#logger.error(`A step of operation ${id} has failed: ${problem}`);
    if (isTransient(error)) {
      return;
    }
    const tries = (this.#failures.get(id) ?? 0) + 1;
    if (tries < MOST_TRIES) {
      this.#failures.set(id, tries);
      return;
    }
    await this.#db('dora_operations')
      .where({ id, state: 'running' })
      .update({ ...this.#ending('failed'), error: problem });
    // That of a reparse stays: by it one sees that facts are not whole.
    await this.#db('dora_operations')
      .where({ id })
      .whereNot('kind', 'reparse')
      .update({ cursor: null });
    this.#failures.delete(id);
  }
}
