import { ConflictError, InputError } from '@backstage/errors';
import {
  DeliverySelection,
  DeliveryState,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { chunks } from '../database/columns';
import { lockRows } from '../database/dialect';
import { LANES } from './Inbox';

const BATCH = 500;

/** States of which all deliveries at once may be worked off again. */
const REPLAYABLE: DeliveryState[] = [
  'ignored',
  'unparseable',
  'implausible',
  'failed',
];
/** What is part of the numbers cannot be taken out of them by a delivery. */
const DISCARDABLE: DeliveryState[] = ['pending', ...REPLAYABLE];

/** What people do to deliveries that did not go through by themselves. */
export class DeliveryActions {
  readonly #db: Knex;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; now?: () => Instant }) {
    this.#db = options.db;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Lets deliveries be worked off again, as if they had just come: after a
   * parser or the configuration has changed. Those whose bodies were emptied,
   * and those that wait anyway, are left alone.
   *
   * @returns how many it has reached.
   * @throws InputError when the selection says nothing or too much.
   */
  async replay(selection: DeliverySelection): Promise<number> {
    const { ids, state, sourceId } = selection;
    if (ids && !state && !sourceId) {
      return this.#replayIds(ids);
    }
    if (ids || !state) {
      throw new InputError(
        "Give either 'ids', or 'state' and perhaps 'sourceId'",
      );
    }
    if (!REPLAYABLE.includes(state)) {
      throw new InputError(
        `Only deliveries that are ${REPLAYABLE.join(
          ', ',
        )} can be replayed all at once`,
      );
    }
    return this.#replayState(state, sourceId);
  }

  /**
   * Decides that deliveries do not count.
   *
   * @returns how many it has reached.
   * @throws ConflictError when one of them counts already; then none is discarded.
   */
  async discard(ids: string[], reason: string): Promise<number> {
    return this.#db.transaction(async trx => {
      const rows = await lockRows(
        trx('dora_deliveries').whereIn('id', ids).orderBy('id'),
      ).select('id', 'state');
      if (rows.some(({ state }) => state === 'done')) {
        throw new ConflictError(
          'What was worked off is part of the facts; only what was not can be discarded',
        );
      }
      const changed: number = await trx('dora_deliveries')
        .whereIn('id', ids)
        .whereIn('state', DISCARDABLE)
        .update({
          state: 'discarded',
          note: reason,
          worked_at: this.#now(),
        });
      return changed;
    });
  }

  async #replayIds(ids: string[]): Promise<number> {
    let changed = 0;
    for (const part of chunks(ids)) {
      changed += await this.#toPending(part);
    }
    return changed;
  }

  // Goes by id, so that what fails again meanwhile is not taken once more.
  async #replayState(
    state: DeliveryState,
    sourceId: string | undefined,
  ): Promise<number> {
    let changed = 0;
    let last: string | undefined = '0';
    while (last !== undefined) {
      const rows: { id: unknown }[] = await this.#db('dora_deliveries')
        .where({ state, ...(sourceId && { source_id: sourceId }) })
        .where('id', '>', last)
        .orderBy('id')
        .limit(BATCH)
        .select('id');
      const ids = rows.map(({ id }) => String(id));
      changed += await this.#toPending(ids, state);
      last = ids.at(-1);
    }
    return changed;
  }

  async #toPending(ids: string[], state?: DeliveryState): Promise<number> {
    return this.#db('dora_deliveries')
      .whereIn('id', ids)
      .whereNull('erased_at')
      .whereNot('state', 'pending')
      .where(state ? { state } : {})
      .update({
        state: 'pending',
        // Behind those that come now, and out of what is told of their speed.
        lane: LANES.history,
        attempts: 0,
        note: null,
        worked_at: null,
      });
  }
}
