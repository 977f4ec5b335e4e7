import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { PRODUCTION } from '../../src/attribution/environments';
import { commitsOf } from './commits';
import { DeploymentLinkRow, IncidentLinkRow, Release } from './rows';
import { detectionAfter, incidentLinksOf } from './incidents';
import { Era, instantsOf } from './instants';
import {
  GeneratedService,
  generateOrganisation,
  Organisation,
} from './organisation';
import { applyOutcome, commitCount, drawKind, drawOutcome } from './outcomes';
import { Random, WeightedChoice } from './random';
import { ServiceTraces } from './ServiceTraces';

/** The present of generated organisations, a Friday noon, so that reports do not age. */
export const WORLD_NOW: Instant = Date.UTC(2026, 10, 20, 12);

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Incidents that no deployment has caused, per deployment. */
const OTHER_INCIDENTS = 0.007;

/** What an organisation is generated from. */
export interface WorldOptions {
  seed: number;
  services: number;
  teams: number;
  /** Nothing happens later. */
  now: Instant;
  /** One after the other; each has random numbers of its own. */
  eras: Era[];
}

/**
 * An organisation and all that it deployed, as attribution would have stored
 * it. The same options give the same rows, and an era is the same whatever the
 * eras before it, but for the revisions that ran when it began.
 */
export class World {
  readonly organisation: Organisation;
  readonly now: Instant;
  readonly traces = new ServiceTraces();
  readonly #seed: number;
  readonly #eras: Era[];
  readonly #choice: WeightedChoice;
  readonly #revisions = new Map<string, string>();

  constructor(options: WorldOptions) {
    this.organisation = generateOrganisation(options);
    this.now = options.now;
    this.#seed = options.seed;
    this.#eras = options.eras;
    this.#choice = new WeightedChoice(
      this.organisation.services.map(({ weight }) => weight),
    );
  }

  /** An organisation over the days until its present. */
  static over(
    days: number,
    options: Omit<WorldOptions, 'now' | 'eras'> & { deployments: number },
  ): World {
    const { deployments } = options;
    const era = { from: WORLD_NOW - days * DAY_MS, to: WORLD_NOW, deployments };
    return new World({ ...options, now: WORLD_NOW, eras: [era] });
  }

  /** All deployments, era by era. To be run through once. */
  *releases(): Generator<Release> {
    for (const era of this.#eras) {
      yield* this.releasesOf(era);
    }
  }

  /** The deployments of one era, as many as it says, about in order. */
  *releasesOf(era: Era): Generator<Release> {
    const random = new Random(this.#seed, 'era', era.from, era.to);
    let owed = 0;
    let left = era.deployments;
    for (const instant of instantsOf(era, random)) {
      left--;
      // A rollback is a deployment too, and takes the place of another.
      if (owed > 0) {
        owed--;
      } else {
        const releases = this.#release(instant, era, left > 0, random);
        owed = releases.length - 1;
        yield* releases;
      }
    }
  }

  #release(
    instant: Instant,
    era: Era,
    mayRollBack: boolean,
    random: Random,
  ): Release[] {
    const service = this.#drawService(random);
    const deployment = this.#deployment(service, instant, random);
    deployment.kind = drawKind(random);
    if (deployment.kind === 'redeploy') {
      return [this.#finish(service, deployment, era, null, random)];
    }
    const outcome = drawOutcome(random);
    const rollback =
      outcome === 'rollback' && mayRollBack
        ? this.#rollback(service, deployment, era, random)
        : null;
    applyOutcome(deployment, outcome, rollback);
    const detectedAt =
      outcome === 'incident' ? detectionAfter(deployment, random) : null;
    const failed = this.#finish(service, deployment, era, detectedAt, random);
    return rollback
      ? [failed, this.#finish(service, rollback, era, null, random)]
      : [failed];
  }

  #drawService(random: Random): GeneratedService {
    return this.organisation.services[this.#choice.draw(random)];
  }

  #deployment(
    service: GeneratedService,
    occurredAt: Instant,
    random: Random,
  ): DeploymentLinkRow {
    const id = random.hex(32);
    const revision = random.hex(40);
    const rolloutMs = Math.round(random.logNormal(4 * MINUTE_MS, 0.6));
    return {
      id,
      service_ref: service.ref,
      environment: PRODUCTION,
      place: service.place,
      source_id: 'github',
      kind: 'deploy',
      status: 'succeeded',
      started_at: occurredAt - rolloutMs,
      finished_at: occurredAt,
      first_finished_at: occurredAt,
      occurred_at: occurredAt,
      repository: service.repository,
      revision,
      revision_is_config: false,
      revision_rule: 'told',
      further_revisions: '[]',
      config_repository: null,
      config_revision: null,
      is_config_change: false,
      identity: revision,
      previous_revision: this.#revisions.get(service.ref) ?? null,
      version: revision.slice(0, 12),
      url: `https://${service.repository}/deployments/${id.slice(0, 8)}`,
      failures: '[]',
      commits_note: null,
      members: JSON.stringify([id]),
      corrected: false,
    };
  }

  /** The rollback of a deployment; null when it would come after the era. */
  #rollback(
    service: GeneratedService,
    { occurred_at: brokenAt }: DeploymentLinkRow,
    era: Era,
    random: Random,
  ): DeploymentLinkRow | null {
    const delay = Math.round(random.logNormal(25 * MINUTE_MS, 0.8));
    const rollback = this.#deployment(service, brokenAt + delay, random);
    return rollback.occurred_at < era.to
      ? { ...rollback, kind: 'rollback' }
      : null;
  }

  /** Adds commits and incidents, and remembers what the service now runs. */
  #finish(
    service: GeneratedService,
    deployment: DeploymentLinkRow,
    era: Era,
    detectedAt: Instant | null,
    random: Random,
  ): Release {
    const commits = commitsOf(
      deployment,
      commitCount(deployment, random),
      service,
      random,
    );
    const incidents: IncidentLinkRow[] = [];
    const raise = (cause: DeploymentLinkRow | null, at: Instant) => {
      const neighbour = this.#drawService(random);
      const origin = { service, cause, neighbour, now: this.now };
      const links = incidentLinksOf({ ...origin, detectedAt: at }, random);
      incidents.push(...(at < era.to ? links : []));
    };
    if (detectedAt !== null) {
      raise(deployment, detectedAt);
    }
    if (random.chance(OTHER_INCIDENTS)) {
      raise(null, deployment.occurred_at);
    }
    if (deployment.status === 'succeeded') {
      this.#revisions.set(service.ref, deployment.revision);
    }
    const release = { deployment, commits, incidents };
    this.traces.note(release);
    return release;
  }
}
