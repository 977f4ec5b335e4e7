import { LoggerService } from '@backstage/backend-plugin-api';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { RefusalReason } from './refusals';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FLUSH_EVERY_MS = 5_000;
const LOG_EVERY_MS = 60_000;
const ROWS_PER_STATEMENT = 100;
/** Counts kept while the database is away; more would be a leak. */
const MOST_COUNTS = 10_000;
/** Stands for all sources that there are not, as strangers choose their ids. */
const UNKNOWN_SOURCE = '(unknown)';

interface Row {
  source_id: string;
  hour: Instant;
  reason: RefusalReason;
  count: number;
}

/** Counts the requests that are turned away. Nothing else of them is kept. */
export class Rejections {
  readonly #db: Knex;
  readonly #logger: LoggerService;
  readonly #counts = new Map<string, Row>();
  readonly #logs = new Map<string, { loggedAt: Instant; unlogged: number }>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> | undefined;

  constructor(options: { db: Knex; logger: LoggerService }) {
    this.#db = options.db;
    this.#logger = options.logger;
  }

  start(): void {
    this.#timer = setInterval(() => this.flush(), FLUSH_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  /** Counts one request, and logs at most once a minute for each source and reason. */
  add(
    sourceId: string | undefined,
    reason: RefusalReason,
    at: Instant,
    detail?: string,
  ): void {
    const source_id = sourceId ?? UNKNOWN_SOURCE;
    const hour = at - (at % HOUR_MS);
    this.#count({ source_id, hour, reason, count: 1 });
    this.#log(source_id, reason, at, detail);
  }

  /** Writes the counts; on failure they stay for the next time. Never throws. */
  flush(): Promise<void> {
    this.#flushing ??= this.#write().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  /** Requests of the last 24 hours, in whole hours, by source. */
  async lastDay(now: Instant = Date.now()): Promise<Map<string, number>> {
    await this.flush();
    const rows: any[] = await this.#db('dora_rejections')
      .where('hour', '>', now - DAY_MS - HOUR_MS)
      .groupBy('source_id')
      .select('source_id')
      .sum({ count: 'count' });
    return new Map(rows.map(row => [row.source_id, Number(row.count)]));
  }

  #count(row: Row): void {
    const key = `${row.source_id} ${row.hour} ${row.reason}`;
    const known = this.#counts.get(key);
    if (known) {
      known.count += row.count;
    } else if (this.#counts.size < MOST_COUNTS) {
      this.#counts.set(key, row);
    }
  }

  #log(
    sourceId: string,
    reason: RefusalReason,
    at: Instant,
    detail: string | undefined,
  ): void {
    const key = `${sourceId} ${reason}`;
    const log = this.#logs.get(key) ?? { loggedAt: -Infinity, unlogged: 0 };
    log.unlogged++;
    if (at - log.loggedAt >= LOG_EVERY_MS) {
      this.#logger.warn(
        `Turned away ${log.unlogged} requests to source ${sourceId}: ${
          detail ? `${reason} (${detail})` : reason
        }`,
      );
      log.loggedAt = at;
      log.unlogged = 0;
    }
    this.#logs.set(key, log);
  }

  async #write(): Promise<void> {
    while (this.#counts.size > 0) {
      const taken = [...this.#counts].slice(0, ROWS_PER_STATEMENT);
      taken.forEach(([key]) => this.#counts.delete(key));
      const rows = taken.map(([, row]) => row);
      try {
        await this.#addToTable(rows);
      } catch {
        rows.forEach(row => this.#count(row));
        return;
      }
    }
  }

  async #addToTable(rows: Row[]): Promise<void> {
    await this.#db('dora_rejections')
      .insert(rows)
      .onConflict(['source_id', 'hour', 'reason'])
      .merge({
        count: this.#db.raw('dora_rejections.count + excluded.count'),
      });
  }
}
