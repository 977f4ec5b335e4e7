import { DoraBackend } from '../doraBackend';
import { Answers, readAnswers } from './answers';
import {
  causesOf,
  failuresOf,
  kindOf,
  leadOf,
  meanOf,
  medianOf,
  restoreSeconds,
} from './reference';
import { Change, Release, repositoryOf, World } from './world';

const HOST = 'https://';

/** Rows of the product beside rows of the reference, in one order. */
export interface Compared<T = object> {
  told: T[];
  expected: T[];
}

/** The numbers of one service. */
export interface Numbers {
  service: string;
  deployments: number;
  leadMedian: number | null;
  failed: number;
  judged: number;
  failureRate: number | null;
  provisional: number;
  restoreMean: number | null;
  restoreMedian: number | null;
  open: number;
  recovery: number | null;
}

/** What the product tells of a world, beside what the reference does. */
export class WorldComparison {
  readonly #world: World;
  readonly #answers: Map<string, Answers>;
  /** By the product's ids. */
  readonly #releases = new Map<string, Release>();

  private constructor(world: World, answers: Map<string, Answers>) {
    this.#world = world;
    this.#answers = answers;
    for (const [service, { deployments }] of answers) {
      for (const told of deployments) {
        const release = world.releases.find(
          candidate =>
            candidate.service === service &&
            candidate.finishedAt === Date.parse(told.finishedAt!),
        );
        this.#releases.set(told.id, release!);
      }
    }
  }

  static async read(
    backend: DoraBackend,
    world: World,
    window: object,
  ): Promise<WorldComparison> {
    const answers = new Map<string, Answers>();
    for (const name of world.mains.keys()) {
      answers.set(name, await readAnswers(backend, name, window));
    }
    return new WorldComparison(world, answers);
  }

  /** Each deployment: when, of which kind, and what made it a failed one. */
  deployments(): Compared {
    const blamed = this.#blamed();
    return inOneOrder<object>(
      this.#each(({ deployments }) =>
        deployments.map(row => ({
          id: this.#releases.get(row.id)?.id,
          revision: row.revision,
          startedAt: Date.parse(row.startedAt),
          kind: row.kind,
          status: row.status,
          failures: [...new Set(row.failures.map(({ rule }) => rule))].sort(),
        })),
      ),
      this.#world.releases.map(release => ({
        id: release.id,
        revision: release.revision,
        startedAt: release.startedAt,
        kind: kindOf(this.#world, release),
        status: release.succeeded ? 'succeeded' : 'failed',
        failures: failuresOf(this.#world, release, blamed),
      })),
    );
  }

  /** Each incident in each of its services, with the deployment that it is blamed on. */
  causes(): Compared {
    const told = this.#causes();
    const expected = this.#world.incidents.flatMap(incident =>
      incident.services.map(service => {
        const allowed = causesOf(this.#world, incident).map(({ id }) => id);
        const row = told.find(
          other => other.id === incident.id && other.service === service,
        );
        const cause = row?.cause ?? null;
        const isAllowed = cause !== null && allowed.includes(cause);
        return {
          id: incident.id,
          service,
          cause: isAllowed ? cause : allowed[0] ?? null,
        };
      }),
    );
    return inOneOrder(told, expected);
  }

  /** Each pull request, and each commit without one, with its lead time. */
  leadTimes(): Compared {
    const told = this.#each(({ leadTimes }) =>
      leadTimes.map(({ id, deploymentId, value }) => ({
        id,
        release: this.#releases.get(deploymentId!)?.id,
        seconds: value,
      })),
    );
    const expected = this.#world.changes.flatMap(change => {
      const lead = leadOf(this.#world, change);
      return lead
        ? [
            {
              id: nameOf(change),
              release: lead.release.id,
              seconds: lead.seconds,
            },
          ]
        : [];
    });
    return inOneOrder(told, expected);
  }

  /** The numbers of each service, as of the end of the window. */
  numbers(): Compared<Numbers> {
    const told = [...this.#answers].map(([service, answers]) => {
      const { metrics } = answers.metrics;
      return {
        service,
        deployments: metrics.deployment_frequency.n,
        leadMedian: metrics.lead_time.value,
        failed: metrics.change_failure_rate.failed,
        judged: metrics.change_failure_rate.n,
        failureRate: metrics.change_failure_rate.value,
        provisional: metrics.change_failure_rate.provisional,
        restoreMean: metrics.time_to_restore.value,
        restoreMedian: metrics.time_to_restore.p50,
        open: metrics.time_to_restore.open,
        recovery: answers.recovery.value,
      };
    });
    return inOneOrder(
      told,
      [...this.#answers].map(([service, answers]) =>
        this.#numbersOf(service, Date.parse(answers.metrics.window.to)),
      ),
    );
  }

  #numbersOf(service: string, now: number): Numbers {
    const world = this.#world;
    const blamed = this.#blamed();
    const judged = world.releases.filter(
      release =>
        release.service === service && kindOf(world, release) === 'deploy',
    );
    const mature = judged.filter(
      ({ finishedAt }) => finishedAt + world.windows.get(service)! <= now,
    );
    const failed = mature.filter(
      release => failuresOf(world, release, blamed).length > 0,
    );
    const incidents = world.incidents.filter(({ services }) =>
      services.includes(service),
    );
    const restored = incidents.flatMap(incident => {
      const seconds = restoreSeconds(incident);
      return seconds === null ? [] : [{ seconds, incident }];
    });
    const all = restored.map(({ seconds }) => seconds);
    const ofChanges = restored.filter(
      ({ incident }) => causesOf(world, incident).length > 0,
    );
    const leads = world.changes
      .filter(change => change.service === service)
      .flatMap(change => leadOf(world, change)?.seconds ?? []);
    return {
      service,
      deployments: judged.filter(({ succeeded }) => succeeded).length,
      leadMedian: medianOf(leads),
      failed: failed.length,
      judged: mature.length,
      failureRate: failed.length / mature.length,
      provisional: judged.length - mature.length,
      restoreMean: meanOf(all),
      restoreMedian: medianOf(all),
      open: incidents.length - all.length,
      recovery: medianOf(ofChanges.map(({ seconds }) => seconds)),
    };
  }

  /** The releases that the product blames incidents on. */
  #blamed(): Set<string> {
    return new Set(this.#causes().flatMap(({ cause }) => cause ?? []));
  }

  #causes() {
    return [...this.#answers].flatMap(([service, { incidents }]) =>
      incidents.map(({ title, deploymentId }) => ({
        id: title!,
        service,
        cause:
          deploymentId === null
            ? null
            : this.#releases.get(deploymentId)?.id ?? deploymentId,
      })),
    );
  }

  #each<T>(rowsOf: (answers: Answers) => T[]): T[] {
    return [...this.#answers.values()].flatMap(rowsOf);
  }
}

function nameOf({ service, number, mergedAs }: Change): string {
  const repository = repositoryOf(service).slice(HOST.length);
  return number === null ? mergedAs : `${repository}#${number}`;
}

function inOneOrder<T extends object>(told: T[], expected: T[]): Compared<T> {
  const sorted = (rows: T[]) =>
    [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { told: sorted(told), expected: sorted(expected) };
}
