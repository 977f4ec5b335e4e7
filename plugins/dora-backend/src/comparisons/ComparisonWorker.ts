import { LoggerService } from '@backstage/backend-plugin-api';
import { ComparisonHealth } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { Inbox, LANES } from '../inbox/Inbox';
import { COMPARISON_SOURCE_ID } from '../inbox/Sources';
import { HostIsBusy, NoAnswer } from './askHost';
import { askForGap } from './askForGap';
import { MOST_ATTEMPTS, nextAttempt } from './backOff';
import {
  countGaps,
  DueGap,
  endGap,
  giveUpGap,
  postponeGap,
  postponeHost,
  readDueGaps,
  sharesRepository,
} from './comparisonQueue';
import { ComparedCommit, GitHost, Unanswerable } from './GitHost';
import { Gap } from './noteGap';

const AT_ONCE = 20;
/** How long one gap may take, with all its pages and files. */
const MOST_MS = 2 * 60_000;

/**
 * Asks Git hosts for commits that no event has told, and puts what they answer
 * into the inbox, where it is a delivery like any other.
 */
export class ComparisonWorker {
  readonly #db: Knex;
  readonly #inbox: Inbox;
  readonly #hosts: GitHost[];
  readonly #logger: LoggerService;
  readonly #now: () => Instant;
  readonly #random: () => number;

  constructor(options: {
    db: Knex;
    inbox: Inbox;
    hosts: GitHost[];
    logger: LoggerService;
    now?: () => Instant;
    random?: () => number;
  }) {
    this.#db = options.db;
    this.#inbox = options.inbox;
    this.#hosts = options.hosts;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
    this.#random = options.random ?? Math.random;
  }

  /** Asks for some of what is due. Answers how many gaps were told. */
  async work(signal: AbortSignal): Promise<number> {
    const due = await readDueGaps(
      this.#db,
      this.#hostNames(),
      this.#now(),
      AT_ONCE,
    );
    const busy = new Set<string>();
    let told = 0;
    for (const gap of due) {
      const host = hostNameOf(gap);
      if (busy.has(host)) {
        continue;
      }
      try {
        await this.#ask(gap, signal);
        told += 1;
      } catch (error) {
        if (signal.aborted) {
          break;
        }
        if (!(error instanceof NoAnswer)) {
          throw error;
        }
        await this.#wait(gap, error);
        if (error instanceof HostIsBusy) {
          busy.add(host);
        }
      }
    }
    return told;
  }

  /** What waits and what was given up, of hosts that can be asked. */
  async counts(): Promise<ComparisonHealth> {
    return countGaps(this.#db, this.#hostNames());
  }

  #hostNames(): string[] {
    return [...new Set(this.#hosts.map(({ host }) => host))];
  }

  // The answer is stored before the gap ends: after a crash between the two it
  // is asked for again, and its delivery is known already.
  async #ask(gap: DueGap, signal: AbortSignal): Promise<void> {
    const commits = await askForGap(
      this.#hosts,
      gap,
      await sharesRepository(this.#db, gap.repository),
      AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)]),
    );
    if (commits.length > 0) {
      await this.#inbox.store(
        [toDelivery(gap, commits)],
        this.#now(),
        LANES.history,
      );
    }
    await endGap(this.#db, gap);
  }

  async #wait(gap: DueGap, error: NoAnswer): Promise<void> {
    const now = this.#now();
    if (error instanceof HostIsBusy) {
      await postponeHost(this.#db, hostNameOf(gap), error.until);
      return;
    }
    const isLast = gap.attempts + 1 >= MOST_ATTEMPTS;
    if (isLast || error instanceof Unanswerable) {
      await giveUpGap(this.#db, gap, now, error.message);
      this.#logger.warn(`A comparison was given up: ${error.message}`);
      return;
    }
    await postponeGap(
      this.#db,
      gap,
      nextAttempt(now, gap.attempts, this.#random()),
      error.message,
    );
  }
}

function hostNameOf({ repository }: Gap): string {
  return repository.split('/', 1)[0];
}

function toDelivery(
  { repository, base, head }: Gap,
  commits: ComparedCommit[],
) {
  return {
    sourceId: COMPARISON_SOURCE_ID,
    deliveryId: `${repository} ${base} ${head}`,
    event: 'comparison',
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify({ repository, base, head, commits })),
  };
}
