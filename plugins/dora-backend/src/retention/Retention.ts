import { setImmediate as others } from 'node:timers/promises';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { DoraConfig } from '../config';
import { takeTurn } from '../database/locks';
import { markReportsChanged } from '../database/reportVersion';
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

/** Of the facts that are kept, the first day and when it begins. */
interface FirstDay {
  day: string;
  at: Instant;
}

/** Forgets what is older than it may be kept. */
export class Retention {
  readonly #db: Knex;
  readonly #config: Pick<DoraConfig, 'retention' | 'timeZone'>;
  readonly #now: () => Instant;
  /** Facts of before this day are forgotten already. */
  #forgottenBefore: string | undefined;

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
    const now = this.#now();
    const first = this.#firstDay(now);
    for (const rule of this.#rules(now, first)) {
      while (!signal?.aborted && (await this.#apply(rule)) > 0) {
        await others();
      }
    }
    if (!signal?.aborted) {
      this.#forgottenBefore = first?.day;
    }
  }

  async #apply(rule: Rule): Promise<number> {
    return this.#db.transaction(async trx => {
      await takeTurn(trx, 'operations');
      // A rebuild of the facts needs all that is there.
      const forgotten = (await factsAreWhole(trx)) ? await rule(trx) : 0;
      if (forgotten > 0) {
        await markReportsChanged(trx);
      }
      return forgotten;
    });
  }

  // Whether facts are due, only a look at all of them tells: once a day.
  #rules(now: Instant, first: FirstDay | null): Rule[] {
    const { bodyDays, deliveryDays } = this.#config.retention;
    const factsAreDue = first && first.day !== this.#forgottenBefore;
    return [
      ...inboxRules({
        now,
        bodiesBefore: now - bodyDays * DAY_MS,
        deliveriesBefore: now - deliveryDays * DAY_MS,
      }),
      ...(factsAreDue ? factRules(first, this.#config.timeZone) : []),
      ...recordRules({
        rejectionsBefore: now - REJECTION_DAYS * DAY_MS,
        operationsBefore: now - OPERATION_DAYS * DAY_MS,
        comparisonsBefore: now - COMPARISON_DAYS * DAY_MS,
      }),
    ];
  }

  // Numbers are of whole days, so facts are forgotten by whole days, too.
  #firstDay(now: Instant): FirstDay | null {
    const { timeZone, retention } = this.#config;
    const { factDays } = retention;
    if (factDays === null) {
      return null;
    }
    const day = addDays(dayOf(now, timeZone), -factDays);
    return { day, at: startOfDay(day, timeZone) };
  }
}
