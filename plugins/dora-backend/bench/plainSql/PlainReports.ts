import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PlainAnswer, PlainDurations } from './PlainAnswer';
import { deploymentCounts, leadTimes, restoreTimes, Scope } from './statements';

const FAILURE_WINDOW_MS = 24 * 3_600_000;

/** Periods of equal length, of which the last may end early. */
export interface Periods {
  from: Instant;
  to: Instant;
  lengthMs: number;
}

/** Answers the questions of reports as most do it: by SQL over all rows. */
export class PlainReports {
  readonly #db: Knex;
  readonly #now: Instant;
  readonly #isPostgres: boolean;

  constructor(db: Knex, now: Instant) {
    this.#db = db;
    this.#now = now;
    this.#isPostgres = db.client.config.client === 'pg';
  }

  /** Figures by key, which is empty unless the scope has lines, and period. */
  async measure(scope: Scope, periods: Periods): Promise<PlainAnswer> {
    const bindings = {
      from: periods.from,
      to: periods.to,
      length: periods.lengthMs,
      judged_until: this.#now - FAILURE_WINDOW_MS,
      ref: 'ref' in scope ? scope.ref : '',
    };
    const answer = new PlainAnswer();
    for (const row of await this.#rows(deploymentCounts(scope), bindings)) {
      const figures = answer.at(row.key, Number(row.period));
      figures.deployments = Number(row.deployments);
      figures.mature = Number(row.mature);
      figures.failed = Number(row.failed);
    }
    const lead = leadTimes(scope, this.#isPostgres);
    for (const row of await this.#rows(lead, bindings)) {
      answer.at(row.key, Number(row.period)).lead = toDurations(row);
    }
    const restore = restoreTimes(scope, this.#isPostgres);
    for (const row of await this.#rows(restore, bindings)) {
      answer.at(row.key, Number(row.period)).restore = toDurations(row);
    }
    return answer;
  }

  async #rows(sql: string, bindings: object): Promise<any[]> {
    const result = await this.#db.raw(sql, bindings as Knex.ValueDict);
    return this.#isPostgres ? result.rows : result;
  }
}

function toDurations(row: any): PlainDurations {
  const seconds = (value: unknown) => Number(value) / 1000;
  return {
    n: Number(row.n),
    mean: seconds(row.mean),
    percentiles: {
      p50: seconds(row.p50),
      p95: seconds(row.p95),
      p99: seconds(row.p99),
    },
  };
}
