import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { describeFailure, isTransient } from '../database/failures';
import { takeTurn } from '../database/locks';
import { applyDelivery } from './applyDelivery';
import { Inbox, PendingDelivery } from './Inbox';
import { Sources } from './Sources';

const BATCH = 50;
const MOST_ATTEMPTS = 5;

/** Turns deliveries into facts. */
export class DeliveryWorker {
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
   * Works off a batch, effects and done marks in one transaction. Answers how
   * many deliveries it has taken; zero says that nothing is waiting.
   */
  async workBatch(): Promise<number> {
    let claimed: PendingDelivery[] = [];
    try {
      await this.#inTurn(async trx => {
        claimed = await this.#inbox.claim(trx, BATCH);
        for (const delivery of claimed) {
          await this.#apply(trx, delivery);
        }
      });
    } catch (error) {
      if (claimed.length === 0) {
        throw error;
      }
      await this.#workOneByOne(claimed);
    }
    return claimed.length;
  }

  // One bad delivery must not hold up the others of its batch, nor must a
  // database that is away be held against deliveries.
  async #workOneByOne(deliveries: PendingDelivery[]): Promise<void> {
    for (const { id } of deliveries) {
      try {
        await this.#inTurn(async trx => {
          const delivery = await this.#inbox.claimOne(trx, id);
          if (delivery) {
            await this.#apply(trx, delivery);
          }
        });
      } catch (error) {
        if (isTransient(error)) {
          throw error;
        }
        const failure = describeFailure(error);
        this.#logger.error(
          `Delivery ${id} could not be worked off: ${failure}`,
        );
        await this.#inbox.countFailure(id, failure, MOST_ATTEMPTS, Date.now());
      }
    }
  }

  // What one replica stores while another one derives, neither would see.
  async #inTurn(work: (trx: Knex.Transaction) => Promise<void>): Promise<void> {
    await this.#db.transaction(async trx => {
      await takeTurn(trx, 'attribution');
      await work(trx);
    });
  }

  async #apply(
    trx: Knex.Transaction,
    delivery: PendingDelivery,
  ): Promise<void> {
    const outcome = await applyDelivery(trx, delivery, this.#sources);
    await this.#inbox.finish(trx, delivery.id, outcome, Date.now());
  }
}
