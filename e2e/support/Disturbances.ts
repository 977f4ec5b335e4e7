import { setTimeout as sleep } from 'node:timers/promises';

/** Nothing is left to be disturbed after this share of the calls. */
const LATEST = 0.95;
const MOST_DELAY_MS = 50;

/** Disturbs a burst at random moments, one after the other. */
export class Disturbances {
  /** How many there have been. */
  count = 0;
  /** Numbers of accepted calls after which the next ones come. */
  readonly #moments: number[];
  readonly #random: (below: number) => number;
  readonly #disturb: () => Promise<void>;
  #current: Promise<void> = Promise.resolve();
  #isBusy = false;
  #error: unknown;

  constructor(options: {
    times: number;
    calls: number;
    random: (below: number) => number;
    disturb: () => Promise<void>;
  }) {
    const { times, calls, random, disturb } = options;
    this.#moments = Array.from({ length: times }, () =>
      random(Math.floor(calls * LATEST)),
    ).sort((a, b) => a - b);
    this.#random = random;
    this.#disturb = disturb;
  }

  /** To be told after every answer. Throws when a disturbance has failed. */
  notice(accepted: number): void {
    if (this.#error) {
      throw this.#error;
    }
    if (!this.#isBusy && this.#moments[0] <= accepted) {
      this.#moments.shift();
      this.#isBusy = true;
      this.#current = this.#do().catch(error => {
        this.#error = error;
      });
    }
  }

  /** Waits for the one that is under way. */
  async settled(): Promise<void> {
    await this.#current;
    this.notice(0);
  }

  async #do(): Promise<void> {
    await sleep(this.#random(MOST_DELAY_MS));
    await this.#disturb();
    this.count++;
    this.#isBusy = false;
  }
}
