import { Trends } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { DoraConfig } from '../config';
import {
  metricTrends,
  observedValues,
  restoreSurvival,
  toWindow,
  wholeWeeks,
} from '../metrics';
import { servicesOf } from './entityServices';
import { Visible } from './GroupReports';
import { toMeasureOptions } from './measureOptions';
import { observeServices } from './observeServices';
import { mapMetrics } from './summaries';

/** What the trends of an entity are asked for. */
export interface TrendQuery {
  /** Whole ones, before the running one. */
  weeks: number;
  environment: string;
}

/** Answers whether metrics move over weeks, beyond what chance explains. */
export class TrendReports {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; config: DoraConfig; now?: () => Instant }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#now = options.now ?? Date.now;
  }

  /** The trends of a service, or of all services of a team together. */
  async trends(
    entityRef: string,
    { weeks: count, environment }: TrendQuery,
    visible: Visible,
  ): Promise<Trends> {
    const { timeZone, definitions } = this.#config;
    const now = this.#now();
    const { weekStart } = definitions.values;
    const weeks = wholeWeeks(count, weekStart, { timeZone, now });
    const options = toMeasureOptions(
      {
        window: { from: weeks[0].firstDay, to: weeks[count - 1].lastDay },
        environment,
        compare: 'none',
      },
      this.#config,
      now,
    );
    const { window, profile } = options;
    const refs = await servicesOf(this.#db, entityRef, visible);
    const observed = await observeServices(this.#db, refs, weeks, options);
    return {
      entityRef,
      environment,
      timeZone,
      window: toWindow(window),
      percentiles: observed.tallies.percentiles,
      metrics: metricTrends(
        weeks.map(week => ({
          day: week.firstDay,
          // The days before the first event would make its week a lively one.
          values: observed.isWhole(week)
            ? observedValues(observed.over(week), profile)
            : mapMetrics(() => ({ value: null, n: 0 })),
        })),
      ),
      survival: restoreSurvival(
        observed.tallies.tally(refs, window).restores,
        now,
      ),
    };
  }
}
