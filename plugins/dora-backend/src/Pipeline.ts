import { setImmediate as others } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { AttributionWorker } from './attribution/AttributionWorker';
import { describeFailure } from './database/failures';
import { CellWorker } from './cells/CellWorker';
import { DeliveryWorker } from './inbox/DeliveryWorker';
import { OperationRunner } from './operations/OperationRunner';
import { FigureWorker } from './restatements/FigureWorker';

/** How long another replica's deliveries may wait for a look into the inbox. */
const IDLE_MS = 1_000;
/** Numbers follow an import by at most so many deliveries. */
const MOST_UNATTRIBUTED = 500;
/** How much longer than it took, and how long at most, attribution then rests. */
const REST_FACTOR = 4;
const MOST_REST_MS = 2_000;
/** Operations go on when nothing else is to be done, and at least so often. */
const OPERATE_EVERY_MS = 1_000;

/**
 * Moves events from the inbox to the cells: deliveries become facts, and what
 * the facts change is derived anew; in between, operations go on, and when
 * nothing else is to be done, sums of all services and figures of closed months
 * follow. One loop, so that one replica never does two things at once; what it
 * leaves at any moment, the next round picks up.
 */
export class Pipeline {
  readonly #deliveries: DeliveryWorker;
  readonly #attribution: AttributionWorker;
  readonly #cells: CellWorker;
  readonly #operations: OperationRunner;
  readonly #figures: FigureWorker;
  readonly #logger: LoggerService;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #wakeUp: () => void = () => {};
  #isAwake = false;
  #roundEnded: Array<() => void> = [];
  #unattributed = 0;
  #attributeAgainAt = 0;
  #operateAt = 0;

  constructor(options: {
    deliveries: DeliveryWorker;
    attribution: AttributionWorker;
    cells: CellWorker;
    operations: OperationRunner;
    figures: FigureWorker;
    logger: LoggerService;
  }) {
    this.#deliveries = options.deliveries;
    this.#attribution = options.attribution;
    this.#cells = options.cells;
    this.#operations = options.operations;
    this.#figures = options.figures;
    this.#logger = options.logger;
  }

  start(): void {
    this.#running = this.#loop();
  }

  /** Ends the loop after the work at hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#running;
  }

  /** Looks into the inbox at once. */
  wake(): void {
    this.#isAwake = true;
    this.#wakeUp();
  }

  /** Resolves when the next round is over. */
  round(): Promise<void> {
    return new Promise(resolve => {
      this.#roundEnded.push(resolve);
      this.wake();
    });
  }

  async #loop(): Promise<void> {
    while (!this.#stopped) {
      this.#isAwake = false;
      const worked = await this.#workRound();
      this.#roundEnded.splice(0).forEach(resolve => resolve());
      // SQLite answers without letting go of the thread, which requests need too.
      await (worked ? others() : this.#rest());
    }
    this.#roundEnded.splice(0).forEach(resolve => resolve());
  }

  async #workRound(): Promise<boolean> {
    try {
      const worked = await this.#deliveries.workBatch();
      this.#unattributed += worked;
      if (worked === 0 || this.#unattributed >= MOST_UNATTRIBUTED) {
        await this.#attribute();
      }
      const operated = await this.#operate(worked > 0);
      if (worked > 0) {
        return true;
      }
      // Operations wait for sums, figures for operations.
      const summed = await this.#cells.sumSome();
      return summed || operated || (await this.#figures.workSome());
    } catch (error) {
      this.#logger.error(
        `Events could not be worked off: ${describeFailure(error)}`,
      );
      return false;
    }
  }

  // Not by the clock on the wall, which may be put back.
  async #operate(isBusy: boolean): Promise<boolean> {
    if (isBusy && performance.now() < this.#operateAt) {
      return false;
    }
    const worked = await this.#operations.workStep();
    this.#operateAt = performance.now() + OPERATE_EVERY_MS;
    return worked;
  }

  // In a burst, deriving a busy service after every delivery would hold up the
  // deliveries: what it costs decides how soon it is done again.
  async #attribute(): Promise<void> {
    const start = performance.now();
    if (start < this.#attributeAgainAt) {
      return;
    }
    while (!this.#stopped && (await this.#attribution.workOne())) {
      await others();
    }
    while (!this.#stopped && (await this.#cells.workSome())) {
      await others();
    }
    this.#unattributed = 0;
    const end = performance.now();
    this.#attributeAgainAt =
      end + Math.min(MOST_REST_MS, REST_FACTOR * (end - start));
  }

  #restMs(): number {
    const wait = this.#attributeAgainAt - performance.now();
    return wait > 0 ? Math.min(wait, IDLE_MS) : IDLE_MS;
  }

  async #rest(): Promise<void> {
    if (this.#isAwake) {
      return;
    }
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, this.#restMs());
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeUp = () => {};
  }
}
