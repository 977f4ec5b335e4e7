import { DAY, HOUR, isHoliday, MINUTE } from './calendar';
import { numberOn } from './identity';
import { incidentAt, incidentId } from './incidents';
import { Random } from './prng';
import { Change, Chronicle, Deployment, Story } from './story';

/** Numbers of deployments that all services together have on a day. */
const ROOM = 2000;

interface Candidate {
  change: Change;
  /** When its pipeline ended. */
  readyAt: number;
}

/** Brings the changes of one service to production, day after day. */
export class Releases {
  readonly #chronicle: Chronicle;
  readonly #serviceIndex: number;
  #pending: Candidate[] = [];
  #live: Change | undefined;
  #due = 0.5;
  #patience = 1;
  #day = 0;
  #deploymentCount = 0;
  #incidentCount = 0;

  constructor(chronicle: Chronicle, serviceIndex: number) {
    this.#chronicle = chronicle;
    this.#serviceIndex = serviceIndex;
  }

  /** Deploys what is ready on a day, with everything that goes wrong. */
  on(day: number, story: Story, ready: Candidate[], random: Random) {
    this.#day = day;
    this.#deploymentCount = 0;
    this.#incidentCount = 0;
    this.#pending.push(...ready);
    const { everyDays } = story;
    if (everyDays && (day % everyDays !== 5 || isHoliday(day))) return;
    let queue = this.#pending;
    if (everyDays) {
      // A release takes what was ready in the morning.
      const morning = day * DAY + 9 * HOUR;
      queue = queue
        .filter(({ readyAt }) => readyAt < morning)
        .slice(-1)
        .map(({ change }) => ({ change, readyAt: morning }));
      this.#pending = this.#pending.filter(({ readyAt }) => readyAt >= morning);
    } else {
      this.#pending = [];
    }

    let free = 0;
    for (let i = 0; i < queue.length; i++) {
      const start = Math.max(queue[i].readyAt, free);
      // What became ready while another deployment ran goes out together.
      while (queue[i + 1]?.readyAt <= start) i++;
      free = this.#release(queue[i].change, start, story, random);
    }
  }

  /** Returns when the next deployment may start. */
  #release(
    change: Change,
    start: number,
    story: Story,
    random: Random,
  ): number {
    let startedAt = start;
    if (story.staging) {
      const staged = this.#deploy(change, startedAt, story, random, {
        environment: 'staging',
        succeeded: !random.chance(0.05),
      });
      startedAt = staged.finishedAt + 3 * MINUTE;
    }
    if (story.gate) startedAt += random.logNormal(story.gate, 0.5) * MINUTE;

    const previous = this.#live;
    const kind = this.#isBad(story.failures, random)
      ? random.weighted(story.failureKinds)
      : undefined;
    if (kind === 'failed') {
      const failed = this.#deploy(change, startedAt, story, random, {
        succeeded: false,
      });
      const again = failed.finishedAt + random.between(12, 45) * MINUTE;
      return this.#deploy(change, again, story, random).finishedAt + MINUTE;
    }

    const deployed = this.#deploy(change, startedAt, story, random);
    const noticedAt =
      deployed.finishedAt +
      Math.min(5 * HOUR, random.logNormal(16, 0.8) * MINUTE);
    switch (kind) {
      case 'rollback': {
        const decidedAt = noticedAt + random.between(4, 25) * MINUTE;
        return this.#rollBack(previous, decidedAt, story, random);
      }
      case 'degraded': {
        deployed.degradedAt = noticedAt;
        const decidedAt =
          noticedAt + random.logNormal(story.restore * 0.6, 0.4) * MINUTE;
        return this.#rollBack(previous, decidedAt, story, random);
      }
      case 'incident': {
        const incident = incidentAt(
          incidentId(this.#day, this.#serviceIndex, this.#incidentCount++),
          story.service,
          noticedAt,
          story.restore,
          random,
        );
        this.#chronicle.incidents.push(incident);
        const mitigatedAt = incident.mitigatedAt ?? noticedAt;
        const undo = random.chance(0.45) && mitigatedAt - noticedAt < 3 * HOUR;
        if (!undo) return deployed.finishedAt + MINUTE;
        const decidedAt = noticedAt + (mitigatedAt - noticedAt) * 0.4;
        return this.#rollBack(previous, decidedAt, story, random);
      }
      default:
        return deployed.finishedAt + MINUTE;
    }
  }

  /**
   * Failures are spread more evenly than chance would, so that the few
   * deployments of a month tell the story of their service.
   */
  #isBad(share: number, random: Random): boolean {
    this.#due += share;
    if (this.#due < this.#patience) return false;
    this.#due -= this.#patience;
    this.#patience = random.between(0.5, 1.5);
    return true;
  }

  #rollBack(
    previous: Change | undefined,
    startedAt: number,
    story: Story,
    random: Random,
  ): number {
    if (!previous) return startedAt;
    const { finishedAt } = this.#deploy(previous, startedAt, story, random, {
      rollback: true,
    });
    // Nobody deploys again before the cause is known.
    return finishedAt + random.between(25, 100) * MINUTE;
  }

  #deploy(
    change: Change,
    startedAt: number,
    story: Story,
    random: Random,
    special: Partial<Deployment> = {},
  ): Deployment {
    const minutes = random.logNormal(story.rollout, 0.25);
    const deployment: Deployment = {
      id: numberOn(
        this.#day,
        ROOM,
        this.#serviceIndex * 60 + this.#deploymentCount++,
      ),
      environment: 'production',
      change,
      startedAt,
      finishedAt:
        startedAt + (special.rollback ? minutes * 0.6 : minutes) * MINUTE,
      succeeded: true,
      rollback: false,
      ...special,
    };
    this.#chronicle.deployments.push(deployment);
    if (deployment.environment === 'production' && deployment.succeeded) {
      this.#live = change;
    }
    return deployment;
  }
}
