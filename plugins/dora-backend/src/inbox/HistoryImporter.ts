import { LoggerService } from '@backstage/backend-plugin-api';
import { ImportProgress } from '@dora-metrics/backstage-plugin-dora-common';
import {
  DoraHistory,
  HistoryDelivery,
} from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { requiredInstant } from '../database/columns';
import { Inbox, LANES, NewDelivery } from './Inbox';
import { Sources } from './Sources';

const CHUNK = 100;
/** Live deliveries wait behind at most this many of an import. */
const MOST_PENDING = 300;

/** Brings history into the inbox, a little at a time, and remembers how far it is. */
export class HistoryImporter {
  readonly #db: Knex;
  readonly #inbox: Inbox;
  readonly #sources: Sources;
  readonly #logger: LoggerService;

  constructor(options: {
    db: Knex;
    inbox: Inbox;
    sources: Sources;
    logger: LoggerService;
  }) {
    this.#db = options.db;
    this.#inbox = options.inbox;
    this.#sources = options.sources;
    this.#logger = options.logger;
  }

  /**
   * Imports what is left of a history.
   *
   * @param onStored - Called after each chunk; resolves when the inbox may take more.
   */
  async run(
    history: DoraHistory,
    signal: AbortSignal,
    onStored: (mostPending: number) => Promise<void>,
  ): Promise<void> {
    const startedAt = await this.#begin(history);
    if (startedAt === undefined) {
      return;
    }
    const { total, deliveries } = await history.load(startedAt);
    await this.#update(history.id, { total });
    let received = 0;
    let logged = 0;
    for await (const chunk of inChunks(deliveries)) {
      if (signal.aborted) {
        return;
      }
      await this.#inbox.store(
        chunk.map(delivery => this.#toDelivery(delivery)),
        startedAt,
        LANES.history,
      );
      received += chunk.length;
      await this.#update(history.id, { received });
      const percent = Math.floor((received / total) * 100);
      if (percent >= logged + 10) {
        logged = percent;
        this.#logger.info(`Import of ${history.title}: ${percent} %`);
      }
      await onStored(MOST_PENDING);
    }
    await this.#update(history.id, { received, finished_at: Date.now() });
    this.#logger.info(
      `Import of ${history.title}: all ${received} deliveries received`,
    );
  }

  /** Imports that are known, running and finished. */
  async progress(): Promise<ImportProgress[]> {
    const rows = await this.#db('dora_imports').orderBy('id');
    return rows.map(({ id, title, total, received }) => ({
      id,
      title,
      total,
      received,
    }));
  }

  // The instant at which the import first began; undefined when it is complete.
  async #begin({ id, title }: DoraHistory): Promise<number | undefined> {
    await this.#db('dora_imports')
      .insert({ id, title, started_at: Date.now(), total: 0 })
      .onConflict('id')
      .ignore();
    const row = await this.#db('dora_imports').where({ id }).first();
    return row.finished_at === null
      ? requiredInstant(row.started_at)
      : undefined;
  }

  async #update(id: string, columns: object): Promise<void> {
    await this.#db('dora_imports').where({ id }).update(columns);
  }

  #toDelivery({ sourceId, headers, body }: HistoryDelivery): NewDelivery {
    const source = this.#sources.get(sourceId);
    if (!source) {
      throw new Error(
        `History for source '${sourceId}', which is not configured`,
      );
    }
    const bytes = Buffer.from(body);
    return {
      sourceId,
      ...source.kind.identify({ headers, body: bytes }),
      contentType: headers['content-type'],
      body: bytes,
    } as NewDelivery;
  }
}

async function* inChunks(
  deliveries: Iterable<HistoryDelivery> | AsyncIterable<HistoryDelivery>,
): AsyncIterable<HistoryDelivery[]> {
  let chunk: HistoryDelivery[] = [];
  for await (const delivery of deliveries) {
    chunk.push(delivery);
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) {
    yield chunk;
  }
}
