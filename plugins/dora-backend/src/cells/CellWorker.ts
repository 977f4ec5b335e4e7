import { LoggerService } from '@backstage/backend-plugin-api';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { describeFailure, isTransient } from '../database/failures';
import { takeTurn } from '../database/locks';
import { markReportsChanged } from '../database/reportVersion';
import { markCellsOfOtherRules } from './cellRuleMarks';
import { CellConfig } from './cellRules';
import { computeCells } from './computeCells';
import { RulesInForce } from './RulesInForce';
import { nextDueAt, readStaleCells, StaleMarks } from './staleCells';
import { SumWorker } from './SumWorker';

const MOST_MARKS = 200;
/** Rules change with the catalog, which marks no cells. */
const LOOK_FOR_RULES_EVERY_MS = 60_000;
/** What has failed is not tried again before; most likely it fails again. */
const RETRY_AFTER_MS = 5 * 60_000;

/**
 * Brings stale cells up to date. Takes turns with whatever changes links, so
 * that no change falls between.
 */
export class CellWorker {
  readonly #db: Knex;
  readonly #config: CellConfig;
  readonly #logger: LoggerService;
  readonly #now: () => Instant;
  readonly #rules: RulesInForce;
  readonly #sums: SumWorker;
  #lookForRulesAt = 0;
  /** Services whose cells could not be computed, and when to try again. */
  readonly #failed = new Map<string, Instant>();

  constructor(options: {
    db: Knex;
    config: CellConfig;
    logger: LoggerService;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
    this.#rules = new RulesInForce({ config: this.#config, now: this.#now });
    this.#sums = new SumWorker({
      db: this.#db,
      rules: this.#rules,
      logger: this.#logger,
      now: this.#now,
    });
  }

  /** Computes some stale cells. Answers false when none is due. */
  async workSome(): Promise<boolean> {
    await this.#lookForRules();
    const marks = { dueAt: this.#now(), except: this.#failedOnes() };
    const dueAt = await nextDueAt(this.#db, marks.except);
    if (dueAt === null || dueAt > marks.dueAt) {
      return false;
    }
    try {
      return await this.#compute(marks);
    } catch (error) {
      if (isTransient(error)) {
        throw error;
      }
      return this.#computeOneByOne(marks);
    }
  }

  /** Sums all services up over some days. Answers false when none is due. */
  async sumSome(): Promise<boolean> {
    return this.#sums.workSome();
  }

  async #lookForRules(): Promise<void> {
    if (this.#now() < this.#lookForRulesAt) {
      return;
    }
    await this.#db.transaction(async trx => {
      await takeTurn(trx, 'attribution');
      if (await this.#rules.areOwn(trx)) {
        await markCellsOfOtherRules(trx, this.#config);
      }
    });
    this.#lookForRulesAt = this.#now() + LOOK_FOR_RULES_EVERY_MS;
  }

  async #compute(wanted: StaleMarks): Promise<boolean> {
    return this.#db.transaction(async trx => {
      await takeTurn(trx, 'attribution');
      if (!(await this.#rules.areOwn(trx))) {
        return false;
      }
      const marks = await readStaleCells(trx, wanted, MOST_MARKS);
      if (marks.length === 0) {
        return false;
      }
      const context = { config: this.#config, now: this.#now() };
      await computeCells(trx, marks, context);
      await markReportsChanged(trx);
      return true;
    });
  }

  // A service that cannot be computed must not hold up the others.
  async #computeOneByOne(wanted: StaleMarks): Promise<boolean> {
    const marks = await readStaleCells(this.#db, wanted, MOST_MARKS);
    for (const only of new Set(marks.map(({ serviceRef }) => serviceRef))) {
      try {
        await this.#compute({ ...wanted, only });
      } catch (error) {
        if (isTransient(error)) {
          throw error;
        }
        this.#failed.set(only, this.#now() + RETRY_AFTER_MS);
        this.#logger.error(
          `The cells of ${only} could not be computed: ${describeFailure(
            error,
          )}`,
        );
      }
    }
    return marks.length > 0;
  }

  #failedOnes(): string[] {
    for (const [serviceRef, retryAt] of this.#failed) {
      if (retryAt <= this.#now()) {
        this.#failed.delete(serviceRef);
      }
    }
    return [...this.#failed.keys()];
  }
}
