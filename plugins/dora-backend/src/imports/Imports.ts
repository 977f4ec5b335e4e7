import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  Import,
  ImportInput,
  ImportPageResult,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks, instant, requiredInstant } from '../database/columns';
import { lockRows } from '../database/dialect';
import { Inbox, LANES } from '../inbox/Inbox';
import { Source, Sources } from '../inbox/Sources';
import { EventPage, readEventPage } from './eventPage';

/** The inbox takes no more pages while so many past events wait in it. */
const MOST_WAITING = 5_000;
/** Building a longer statement would keep live requests waiting. */
const ROWS_PER_STATEMENT = 50;
const JSON_TYPE = 'application/json';

/** Takes in history that operators send, page by page. */
export class Imports {
  readonly #db: Knex;
  readonly #sources: Sources;
  readonly #mostWaiting: number;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    sources: Sources;
    mostWaiting?: number;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#sources = options.sources;
    this.#mostWaiting = options.mostWaiting ?? MOST_WAITING;
    this.#now = options.now ?? Date.now;
  }

  /** All imports, by id. */
  async list(): Promise<Import[]> {
    return (await this.#db('dora_imports').orderBy('id')).map(decode);
  }

  /**
   * Begins an import, or answers the one that was begun with this id.
   *
   * @throws ConflictError when the id stands for another import.
   */
  async begin({ id, title, sourceId, total }: ImportInput): Promise<Import> {
    this.#genericSource(sourceId);
    await this.#db('dora_imports')
      .insert({
        id,
        title,
        source_id: sourceId,
        started_at: this.#now(),
        total: total ?? 0,
      })
      .onConflict('id')
      .ignore();
    const row = await this.#db('dora_imports').where({ id }).first();
    if (row.source_id !== sourceId) {
      throw new ConflictError('Another import has this id');
    }
    return decode(row);
  }

  /** Whether more may come: past events must not crowd the inbox. */
  async hasRoom(): Promise<boolean> {
    const [row] = await this.#db('dora_deliveries')
      .where({ state: 'pending', lane: LANES.history })
      .count({ count: '*' });
    return Number(row.count) < this.#mostWaiting;
  }

  /**
   * Stores a page, each event as a delivery of its own, all or none. Sent
   * again, it changes nothing.
   *
   * @throws InputError that says what is wrong with which event.
   */
  async receive(id: string, page: EventPage): Promise<ImportPageResult> {
    const { sourceId } = await this.#find(this.#db, id);
    const bodies = await readEventPage(page, this.#genericSource(sourceId));
    return this.#db.transaction(async trx => {
      const { finishedAt } = await this.#find(trx, id);
      if (finishedAt) {
        throw new ConflictError('The import is finished');
      }
      const accepted = await this.#store(trx, sourceId, bodies);
      await trx('dora_imports').where({ id }).increment('received', accepted);
      return {
        received: bodies.length,
        accepted,
        duplicate: bodies.length - accepted,
      };
    });
  }

  /** Ends an import: what it has received is all there is. */
  async finish(id: string): Promise<Import> {
    return this.#db.transaction(async trx => {
      const { received, finishedAt } = await this.#find(trx, id);
      if (!finishedAt) {
        await trx('dora_imports')
          .where({ id })
          .update({ total: received, finished_at: this.#now() });
      }
      return this.#find(trx, id);
    });
  }

  async #store(
    trx: Knex.Transaction,
    sourceId: string,
    bodies: Buffer[],
  ): Promise<number> {
    let accepted = 0;
    for (const part of chunks(bodies, ROWS_PER_STATEMENT)) {
      accepted += await new Inbox(trx).store(
        part.map(body => ({
          sourceId,
          deliveryId: undefined,
          event: undefined,
          contentType: JSON_TYPE,
          body,
        })),
        this.#now(),
        LANES.history,
      );
    }
    return accepted;
  }

  // An import of the server's own is none that pages could be sent to.
  async #find(db: Knex, id: string): Promise<Import & { sourceId: string }> {
    const row = await lockRows(
      db('dora_imports').where({ id }).whereNotNull('source_id'),
    ).first();
    if (!row) {
      throw new NotFoundError('There is no such import');
    }
    return { ...decode(row), sourceId: row.source_id };
  }

  #genericSource(id: string): Source {
    const source = this.#sources.get(id);
    if (source?.kind.kind !== 'generic') {
      throw new InputError('sourceId is no configured source of kind generic');
    }
    return source;
  }
}

function decode(row: any): Import {
  const finishedAt = instant(row.finished_at);
  return {
    id: row.id,
    title: row.title,
    sourceId: row.source_id,
    total: row.total,
    received: row.received,
    startedAt: new Date(requiredInstant(row.started_at)).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
  };
}
