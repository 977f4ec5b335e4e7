import { NotFoundError } from '@backstage/errors';
import {
  ServiceWorkInProgress,
  TeamWorkInProgress,
  WorkInProgress,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import {
  readWaitingCommits,
  WaitingCommits,
} from '../attribution/waitingCommits';
import { readGroups } from '../catalog/groups';
import { KnownService, readServices } from '../catalog/services';
import { readOpenChanges } from '../facts/openChanges';
import { repositoriesIn } from '../facts/repositoriesIn';
import { servicesOf } from './entityServices';
import { Visible } from './GroupReports';
import { describeWaiting } from './waitingCommitList';
import {
  countWaiting,
  oldestFirst,
  poolCommits,
  poolWaiting,
  WaitingWork,
} from './waitingCount';

/** Commits that a list shows. */
const MOST_ITEMS = 20;

/** Answers what was merged and is not deployed yet. */
export class WorkInProgressReports {
  readonly #db: Knex;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; now?: () => Instant }) {
    this.#db = options.db;
    this.#now = options.now ?? Date.now;
  }

  /** What waits of one service. */
  async service(
    entityRef: string,
    environment: string,
  ): Promise<WorkInProgress> {
    const now = this.#now();
    return this.#db.transaction(async trx => {
      const service = (await readServices(trx, [entityRef])).get(entityRef);
      const work = service
        ? await readWaitingWork(trx, service, environment, now)
        : poolWaiting([]);
      const oldest = [...(work.commits ?? [])]
        .sort(oldestFirst)
        .slice(0, MOST_ITEMS);
      return {
        entityRef,
        environment,
        ...countWaiting(work),
        items: await describeWaiting(trx, oldest),
      };
    });
  }

  /**
   * What waits of the services of a team, of each and of all together.
   *
   * @throws NotFoundError when the catalog has told of no such group.
   */
  async team(
    entityRef: string,
    environment: string,
    includesSubTeams: boolean,
    visible: Visible,
  ): Promise<TeamWorkInProgress> {
    const now = this.#now();
    const groups = await readGroups(this.#db);
    if (!groups.some(group => group.entityRef === entityRef)) {
      throw new NotFoundError(`There is no group ${entityRef}`);
    }
    const refs = await servicesOf(
      this.#db,
      entityRef,
      visible,
      includesSubTeams,
    );
    const parts: WaitingWork[] = [];
    const services: ServiceWorkInProgress[] = [];
    for (const service of (await readServices(this.#db, refs)).values()) {
      const work = await this.#db.transaction(trx =>
        readWaitingWork(trx, service, environment, now),
      );
      parts.push(work);
      services.push({
        entityRef: service.entityRef,
        title: service.title,
        ...countWaiting(work),
      });
    }
    return {
      entityRef,
      environment,
      ...countWaiting(poolWaiting(parts)),
      services: services.sort(longestFirst),
    };
  }
}

async function readWaitingWork(
  trx: Knex.Transaction,
  service: KnownService,
  environment: string,
  now: Instant,
): Promise<WaitingWork> {
  const repositories = repositoriesIn(service.subjects);
  const waiting: WaitingCommits[] = [];
  for (const repository of repositories) {
    const query = { service, environment, repository };
    waiting.push(await readWaitingCommits(trx, query, now));
  }
  // An entity may name a repository in several ways, of which events know one.
  const heardOf = waiting.filter(({ gap }) => gap !== 'no_pushes');
  return {
    ...poolCommits(heardOf.length > 0 ? heardOf : waiting),
    openChanges: await readOpenChanges(trx, repositories),
  };
}

function longestFirst(
  a: ServiceWorkInProgress,
  b: ServiceWorkInProgress,
): number {
  const difference = ageOf(b) - ageOf(a);
  return difference || (a.title < b.title ? -1 : 1);
}

function ageOf({ commits, oldestAgeSeconds }: ServiceWorkInProgress): number {
  return oldestAgeSeconds ?? (commits === null ? -2 : -1);
}
