import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { AskedWindow, startOfToday } from './askedWindow';
import { Scope } from '../plainSql/statements';
import { Random } from '../world/random';
import { LoadedWorld } from './readWorld';

const DAY_MS = 86_400_000;
/** Whose windows are drawn, of ten. */
const SERVICES_OF_TEN = 6;
const TEAMS_OF_TEN = 3;

/** A question that somebody might ask. */
export interface RandomWindow {
  scope: Scope;
  window: AskedWindow;
}

/** Windows of any length and place, of services, teams and the organisation. */
export class RandomWindows {
  readonly #random: Random;
  readonly #services: LoadedWorld['services'];
  readonly #days: number;
  readonly #now: Instant;

  constructor(options: LoadedWorld & { seed: number; now: Instant }) {
    this.#random = new Random(options.seed, 'windows');
    this.#services = options.services;
    this.#days = options.days;
    this.#now = options.now;
  }

  /** The next window; its last day may be today, which is not over. */
  next(): RandomWindow {
    // Short windows are the usual ones, and the hardest for blocks of many days.
    const days = Math.ceil(this.#days ** this.#random.uniform());
    const ago = this.#random.below(this.#days - days + 1);
    const from = startOfToday(this.#now) - (ago + days - 1) * DAY_MS;
    return { scope: this.#scope(), window: { from, days } };
  }

  #scope(): Scope {
    const part = this.#random.below(10);
    if (part >= SERVICES_OF_TEN + TEAMS_OF_TEN) {
      return { of: 'organisation' };
    }
    const service = this.#services[this.#rank()];
    return part < SERVICES_OF_TEN
      ? { of: 'service', ref: service.ref }
      : { of: 'team', ref: service.ownerRef };
  }

  /** Services are in the order of how often they are deployed; a half is of the busy ones. */
  #rank(): number {
    return Math.floor(this.#services.length ** this.#random.uniform()) - 1;
  }
}
