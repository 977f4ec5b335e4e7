import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { requiredInstant } from '../database/columns';
import { CellConfig, nameOfRules } from './cellRules';
import { forgetSums } from './staleSums';

/** What is kept besides the cells of services; another release may keep other things. */
const UPKEEP = 'sums';
/** How often a replica says that it is there. */
const SAY_EVERY_MS = 60_000;
/** One that has not said so for so long is gone. */
const GONE_AFTER_MS = 5 * SAY_EVERY_MS;

/**
 * Whose rules cells follow while replicas of different configurations or releases
 * run side by side, as they do when one takes the place of another: those of the
 * one that was started last, for as long as it is there. Without that, each
 * would start over what the other has computed.
 */
export class RulesInForce {
  readonly #name: string;
  readonly #now: () => Instant;
  #hasBegun = false;

  constructor(options: { config: CellConfig; now: () => Instant }) {
    const { config } = options;
    this.#name = `${UPKEEP} ${nameOfRules(config, config.definitions)}`;
    this.#now = options.now;
  }

  /**
   * Whether the rules of this replica are in force; the first time they always
   * are. Replicas take turns with asking.
   */
  async areOwn(trx: Knex.Transaction): Promise<boolean> {
    const said = await trx('dora_cell_rules')
      .where('id', 1)
      .first('name', 'seen_at');
    const seenAt = said ? requiredInstant(said.seen_at) : -Infinity;
    const age = this.#now() - seenAt;
    const mayTake = !this.#hasBegun || age > GONE_AFTER_MS;
    if (said?.name !== this.#name && !mayTake) {
      return false;
    }
    this.#hasBegun = true;
    if (said?.name !== this.#name) {
      // Another release may not have marked the days that it changed.
      await forgetSums(trx, trx('dora_cell_blocks'));
    }
    if (said?.name !== this.#name || age > SAY_EVERY_MS) {
      await trx('dora_cell_rules')
        .insert({ id: 1, name: this.#name, seen_at: this.#now() })
        .onConflict('id')
        .merge();
    }
    return true;
  }
}
