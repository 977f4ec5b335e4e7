import { InputError, NotFoundError } from '@backstage/errors';
import {
  Intervention,
  InterventionInput,
  Interventions,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import { DoraConfig } from '../config';
import { markReportsChanged } from '../database/reportVersion';
import {
  addDays,
  countDays,
  dayOf,
  impacts,
  isDay,
  resolveWindow,
} from '../metrics';
import { servicesOf } from './entityServices';
import { Visible } from './GroupReports';
import {
  endIntervention,
  insertIntervention,
  readInterventions,
} from './interventionStore';
import { toMeasureOptions } from './measureOptions';
import { observeServices } from './observeServices';
import { ReportQuery } from './reportQuery';

/** On each side of an intervention. */
const MOST_DAYS = 90;
/** Two years and a leap day. */
const OLDEST_DAYS = 731;

/** Keeps what services and teams have changed, and tells what came after. */
export class InterventionReports {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; config: DoraConfig; now?: () => Instant }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#now = options.now ?? Date.now;
  }

  /** The interventions that are shown, each with the metrics before and after. */
  async list(
    entityRef: string,
    visible: Visible,
    editable: boolean,
  ): Promise<Interventions> {
    const stored = await readInterventions(this.#db, entityRef);
    const refs =
      stored.length > 0 ? await servicesOf(this.#db, entityRef, visible) : [];
    const items: Intervention[] = [];
    for (const intervention of stored) {
      items.push({
        ...intervention,
        ...(await this.#compare(refs, intervention.day)),
      });
    }
    return { entityRef, environment: PRODUCTION, items, editable };
  }

  /**
   * Notes what has been changed.
   *
   * @throws InputError when the day cannot be compared with others.
   */
  async add(
    entityRef: string,
    { title, day }: InterventionInput,
  ): Promise<void> {
    this.#check(day);
    const input = { title: title.trim(), day };
    await this.#db.transaction(async trx => {
      await insertIntervention(trx, entityRef, input, this.#now());
      await markReportsChanged(trx);
    });
  }

  /**
   * Drops an intervention; it stays in the history.
   *
   * @throws NotFoundError when the entity has none of this id.
   */
  async drop(entityRef: string, id: string): Promise<void> {
    await this.#db.transaction(async trx => {
      if (!(await endIntervention(trx, entityRef, id, this.#now()))) {
        throw new NotFoundError('There is no such intervention');
      }
      await markReportsChanged(trx);
    });
  }

  #check(day: string) {
    if (!isDay(day)) {
      throw new InputError('The day must be one of the calendar, yyyy-MM-dd');
    }
    const today = dayOf(this.#now(), this.#config.timeZone);
    if (day > today) {
      throw new InputError('The day must not be in the future');
    }
    if (day < addDays(today, -OLDEST_DAYS)) {
      throw new InputError('The day must be within the last two years');
    }
  }

  /** Equally many whole days before a day and from it on. */
  async #compare(
    serviceRefs: string[],
    day: string,
  ): Promise<Pick<Intervention, 'days' | 'impacts'>> {
    const { timeZone } = this.#config;
    const now = this.#now();
    const yesterday = addDays(dayOf(now, timeZone), -1);
    if (day > yesterday) {
      return { days: 0, impacts: [] };
    }
    const days = Math.min(MOST_DAYS, countDays(day, yesterday));
    const first = addDays(day, -days);
    const last = addDays(day, days - 1);
    const query: ReportQuery = {
      window: { from: first, to: last },
      environment: PRODUCTION,
      compare: 'none',
    };
    const options = toMeasureOptions(query, this.#config, now);
    const between = (from: string, to: string) =>
      resolveWindow({ from, to }, { timeZone, now });
    const before = between(first, addDays(day, -1));
    const after = between(day, last);
    const observed = await observeServices(
      this.#db,
      serviceRefs,
      [before, after],
      options,
    );
    return {
      days,
      impacts: impacts(
        observed.over(before),
        observed.over(after),
        options.profile,
      ),
    };
  }
}
