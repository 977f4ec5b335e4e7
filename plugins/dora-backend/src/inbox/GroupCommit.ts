import { isDeadlock, isTransient } from '../database/failures';
import { Inbox, ReceivedDelivery } from './Inbox';

interface Waiting {
  delivery: ReceivedDelivery;
  resolve(isNew: boolean): void;
  reject(error: unknown): void;
}

/** Rows of one statement; more make no row cheaper. */
const MOST_ROWS = 100;
/** Rows on their way from which on others wait, to share the next statement. */
const ENOUGH_ROWS = 16;
/** Statements on their way, of so few rows that none waits for another's commit. */
const MOST_STATEMENTS = 4;
/** Bytes of their bodies. One that is larger has a statement of its own. */
const MOST_BYTES = 4 * 1024 * 1024;
/** How long a statement keeps the others waiting before it no longer counts. */
const PATIENCE_MS = 1_000;

/**
 * Lets the deliveries that arrive while many are on their way share the next
 * statement: a commit costs the same for one row and for many. Nobody waits for
 * others to come, so that a single delivery is stored at once.
 */
export class GroupCommit {
  readonly #inbox: Pick<Inbox, 'storeEach'>;
  #waiting: Waiting[] = [];
  #isStarting = false;
  #statements = 0;
  #rows = 0;

  constructor(options: { inbox: Pick<Inbox, 'storeEach'> }) {
    this.#inbox = options.inbox;
  }

  /** Answers, once the delivery is durable, whether it was new. */
  store(delivery: ReceivedDelivery): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ delivery, resolve, reject });
      this.#startNext();
    });
  }

  #startNext(): void {
    if (this.#isStarting || this.#waiting.length === 0 || this.#isBusy()) {
      return;
    }
    this.#isStarting = true;
    // After what has already reached this process, for it can share the statement.
    setImmediate(() => {
      this.#isStarting = false;
      this.#send(this.#takeBatch());
      this.#startNext();
    });
  }

  #isBusy(): boolean {
    return this.#statements >= MOST_STATEMENTS || this.#rows >= ENOUGH_ROWS;
  }

  #send(batch: Waiting[]): void {
    this.#statements++;
    this.#rows += batch.length;
    let isCounted = true;
    const goOn = () => {
      if (!isCounted) return;
      isCounted = false;
      this.#statements--;
      this.#rows -= batch.length;
      this.#startNext();
    };
    // What hangs on one connection need not hang on the others of the pool.
    const patience = setTimeout(goOn, PATIENCE_MS);
    this.#commit(batch).finally(() => {
      clearTimeout(patience);
      goOn();
    });
  }

  #takeBatch(): Waiting[] {
    let bytes = 0;
    const end = this.#waiting.findIndex(({ delivery }, index) => {
      bytes += delivery.body.length;
      return index === MOST_ROWS || (index > 0 && bytes > MOST_BYTES);
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
  }

  async #commit(batch: Waiting[]): Promise<void> {
    try {
      const isNew = await this.#inbox.storeEach(
        batch.map(({ delivery }) => delivery),
      );
      batch.forEach(({ resolve }, index) => resolve(isNew[index]));
    } catch (error) {
      if (batch.length > 1 && mayBeOfOneRow(error)) {
        await this.#commitOneByOne(batch);
      } else {
        batch.forEach(({ reject }) => reject(error));
      }
    }
  }

  // A row that the database does not take must not fail those beside it, nor
  // must each of them find out that the database is away.
  async #commitOneByOne(batch: Waiting[]): Promise<void> {
    for (const [index, { delivery, resolve, reject }] of batch.entries()) {
      try {
        const [isNew] = await this.#inbox.storeEach([delivery]);
        resolve(isNew);
      } catch (error) {
        if (isTransient(error)) {
          batch.slice(index).forEach(left => left.reject(error));
          return;
        }
        reject(error);
      }
    }
  }
}

/** Two statements that have rows in common can lock each other, two rows cannot. */
function mayBeOfOneRow(error: unknown): boolean {
  return isDeadlock(error) || !isTransient(error);
}
