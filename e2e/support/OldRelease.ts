import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabase } from './databases';
import { dedupeKey, WebhookCall } from './WebhookCall';

const PAUSE_MS = 5;

/**
 * A replica of the first release, as far as its neighbours notice it: it stores
 * deliveries by the columns that there were then.
 */
export class OldRelease {
  /** Deliveries that were stored, which the release answers with 202. */
  readonly stored: WebhookCall[] = [];
  /** How long each took, in milliseconds. */
  readonly tookMs: number[] = [];
  readonly #database: TestDatabase;
  #stopped = false;
  #storing: Promise<void> = Promise.resolve();

  constructor(database: TestDatabase) {
    this.#database = database;
  }

  /** Stores deliveries one after the other, until there are no more or `stop`. */
  start(calls: WebhookCall[]): void {
    this.#storing = this.#storeAll(calls);
  }

  /** Rejects when storing has failed. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#storing;
  }

  async #storeAll(calls: WebhookCall[]): Promise<void> {
    for (const call of calls) {
      if (this.#stopped) {
        return;
      }
      const start = performance.now();
      await this.#store(call);
      this.tookMs.push(performance.now() - start);
      this.stored.push(call);
      await sleep(PAUSE_MS);
    }
  }

  async #store(call: WebhookCall): Promise<void> {
    await this.#database.query(
      `insert into dora_deliveries
         (source_id, dedupe_key, event, content_type, body, received_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (source_id, dedupe_key) do nothing`,
      [
        call.path.split('/').at(-1),
        dedupeKey(call),
        call.headers['X-GitHub-Event'] ?? null,
        call.headers['Content-Type'],
        Buffer.from(call.body),
        Date.now(),
      ],
    );
  }
}
