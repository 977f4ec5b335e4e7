import { setImmediate as others } from 'node:timers/promises';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { DoraConfig } from '../config';
import { takeTurn } from '../database/locks';
import { addDays, dayOf, startOfDay } from '../metrics';
import { factsAreWhole } from '../operations/wholeFacts';
import { factRules } from './factRules';
import { inboxRules } from './inboxRules';
import { recordRules } from './recordRules';
import { Rule } from './rule';

const DAY_MS = 86_400_000;
const REJECTION_DAYS = 14;
const OPERATION_DAYS = 90;
const COMPARISON_DAYS = 90;

/** Forgets what is older than it may be kept. */
export class Retention {
  readonly #db: Knex;
  readonly #config: Pick<DoraConfig, 'retention' | 'timeZone'>;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    config: Pick<DoraConfig, 'retention' | 'timeZone'>;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#now = options.now ?? Date.now;
  }

  /** Forgets all that is due, a little at a time. */
  async run(signal?: AbortSignal): Promise<void> {
    for (const rule of this.#rules()) {
      while (!signal?.aborted && (await this.#apply(rule)) > 0) {
        await others();
      }
    }
  }

  async #apply(rule: Rule): Promise<number> {
    return this.#db.transaction(async trx => {
      await takeTurn(trx, 'operations');
      // A rebuild of the facts needs all that is there.
      return (await factsAreWhole(trx)) ? rule(trx) : 0;
    });
  }

  #rules(): Rule[] {
    const now = this.#now();
    const { bodyDays, deliveryDays, factDays } = this.#config.retention;
    return [
      ...inboxRules({
        now,
        bodiesBefore: now - bodyDays * DAY_MS,
        deliveriesBefore: now - deliveryDays * DAY_MS,
      }),
      ...(factDays === null ? [] : factRules(this.#firstDay(now, factDays))),
      ...recordRules({
        rejectionsBefore: now - REJECTION_DAYS * DAY_MS,
        operationsBefore: now - OPERATION_DAYS * DAY_MS,
        comparisonsBefore: now - COMPARISON_DAYS * DAY_MS,
      }),
    ];
  }

  // Numbers are of whole days, so facts are forgotten by whole days, too.
  #firstDay(now: Instant, factDays: number): { day: string; at: Instant } {
    const { timeZone } = this.#config;
    const day = addDays(dayOf(now, timeZone), -factDays);
    return { day, at: startOfDay(day, timeZone) };
  }
}
