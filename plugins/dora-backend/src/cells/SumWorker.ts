import { LoggerService } from '@backstage/backend-plugin-api';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { describeFailure, isTransient } from '../database/failures';
import { takeTurn } from '../database/locks';
import { RulesInForce } from './RulesInForce';
import {
  putOffSums,
  readDueSums,
  SUM_AFTER_MS,
  SumDay,
  unmarkSums,
} from './staleSums';
import { storeSums } from './storeSums';

/** Days of which all services are summed up in one transaction. */
const MOST_DAYS = 4;
/** What has failed is not tried again before; reports add services up meanwhile. */
const RETRY_AFTER_MS = 5 * 60_000;

/** Sums the cells of all services up, day by day, where they have changed. */
export class SumWorker {
  readonly #db: Knex;
  readonly #rules: RulesInForce;
  readonly #logger: LoggerService;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    rules: RulesInForce;
    logger: LoggerService;
    now: () => Instant;
  }) {
    this.#db = options.db;
    this.#rules = options.rules;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Sums some days up. Answers false when none is due. */
  async workSome(): Promise<boolean> {
    const due = await readDueSums(this.#db, this.#now(), MOST_DAYS);
    if (due.length === 0) {
      return false;
    }
    try {
      return await this.#store(due);
    } catch (error) {
      if (isTransient(error)) {
        throw error;
      }
      return this.#storeOneByOne(due);
    }
  }

  /** Answers false while the rules of another replica are in force. */
  async #store(days: readonly SumDay[]): Promise<boolean> {
    return this.#inTurn(async trx => {
      await unmarkSums(trx, days);
      // A replica whose clock is behind has deployments not judged yet that are here.
      await storeSums(trx, days, this.#now() - SUM_AFTER_MS);
    });
  }

  // A day that cannot be summed up must not hold up the others.
  async #storeOneByOne(days: readonly SumDay[]): Promise<boolean> {
    for (const day of days) {
      try {
        await this.#store([day]);
      } catch (error) {
        if (isTransient(error)) {
          throw error;
        }
        await this.#inTurn(trx =>
          putOffSums(trx, [day], this.#now() + RETRY_AFTER_MS),
        );
        this.#logger.error(
          `The cells of day ${day.day} in ${
            day.environment
          } could not be summed up: ${describeFailure(error)}`,
        );
      }
    }
    return true;
  }

  async #inTurn(
    work: (trx: Knex.Transaction) => Promise<void>,
  ): Promise<boolean> {
    return this.#db.transaction(async trx => {
      await takeTurn(trx, 'attribution');
      if (!(await this.#rules.areOwn(trx))) {
        return false;
      }
      await work(trx);
      return true;
    });
  }
}
