import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Operation,
  OperationRequest,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { instant, requiredInstant } from '../database/columns';
import { lockRows } from '../database/dialect';
import { takeTurn } from '../database/locks';

const MOST_LISTED = 50;

/** The long work that operators have asked for. */
export class Operations {
  readonly #db: Knex;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; now?: () => Instant }) {
    this.#db = options.db;
    this.#now = options.now ?? Date.now;
  }

  /** The latest ones, the newest first. */
  async list(): Promise<Operation[]> {
    const rows = await this.#db('dora_operations')
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(MOST_LISTED);
    return rows.map(decode);
  }

  /**
   * Starts one, to be worked on in the background.
   *
   * @throws ConflictError while another one of its kind is running.
   */
  async start(request: OperationRequest): Promise<Operation> {
    const { kind, ...parameters } = withTidyParameters(request);
    return this.#db.transaction(async trx => {
      await takeTurn(trx, 'operations');
      const rival = await trx('dora_operations')
        .where({ kind, state: 'running' })
        .first('id');
      if (rival) {
        throw new ConflictError(`Another ${kind} is still running`);
      }
      const row = {
        id: randomUUID(),
        kind,
        state: 'running',
        parameters: JSON.stringify(parameters),
        done: 0,
        total: 0,
        started_at: this.#now(),
        finished_at: null,
        error: null,
      };
      await insert(trx, row);
      return decode(row);
    });
  }

  /**
   * Ends one where it stands. What it has done stays done.
   *
   * @throws ConflictError when it has ended, or when it must not end here.
   */
  async cancel(id: string): Promise<Operation> {
    return this.#db.transaction(async trx => {
      const row = await lockRows(trx('dora_operations').where({ id })).first();
      if (!row) {
        throw new NotFoundError('There is no operation with this id');
      }
      if (row.state !== 'running') {
        throw new ConflictError('The operation has already ended');
      }
      if (row.kind === 'reparse' && row.cursor !== null) {
        throw new ConflictError(
          'Facts are being made anew, and must be whole before it ends',
        );
      }
      const end = {
        state: 'cancelled',
        parameters: '{}',
        cursor: null,
        finished_at: this.#now(),
      };
      await trx('dora_operations').where({ id }).update(end);
      return decode({ ...row, ...end });
    });
  }

  /** How far the numbers are made anew; null when they are not. */
  async rebuilding(): Promise<{ done: number; total: number } | null> {
    const row = await this.#db('dora_operations')
      .where('state', 'running')
      .whereIn('kind', ['recompute', 'reparse'])
      .orderBy('started_at')
      .first('done', 'total');
    return row ? { done: row.done, total: row.total } : null;
  }
}

function withTidyParameters(request: OperationRequest): OperationRequest {
  switch (request.kind) {
    case 'erase_service':
      return { ...request, entityRef: tidyEntityRef(request.entityRef) };
    case 'erase_person':
      return { ...request, identifiers: tidyIdentifiers(request.identifiers) };
    default:
      return { kind: request.kind };
  }
}

function tidyEntityRef(entityRef: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef));
  } catch {
    throw new InputError('entityRef is not of the form kind:namespace/name');
  }
}

function tidyIdentifiers(identifiers: string[]): string[] {
  const tidy = [...new Set(identifiers.map(text => text.trim()))];
  if (!tidy.every(isIdentifier)) {
    throw new InputError(
      'Each of the identifiers needs three characters, a letter or digit among them',
    );
  }
  return tidy;
}

// What is shorter, or of signs alone, is part of almost everything; half of a
// surrogate pair is part of no text.
function isIdentifier(text: string): boolean {
  return (
    text.length >= 3 && /[\p{L}\p{N}]/u.test(text) && !/\p{Cs}/u.test(text)
  );
}

// The database's own error would repeat whom to erase.
async function insert(trx: Knex.Transaction, row: object): Promise<void> {
  try {
    await trx('dora_operations').insert(row);
  } catch {
    throw new ServiceUnavailableError('Cannot store the operation now');
  }
}

function decode(row: any): Operation {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    done: row.done,
    total: row.total,
    startedAt: new Date(requiredInstant(row.started_at)).toISOString(),
    finishedAt: isoOrNull(instant(row.finished_at)),
    error: row.error,
  };
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
