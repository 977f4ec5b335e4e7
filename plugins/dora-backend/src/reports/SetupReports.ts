import {
  ServiceSetup,
  SETUP_STEPS,
  SetupArrival,
  SetupName,
  SetupStep,
  SetupStepId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant, Subject } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import {
  Arrival,
  readArrivals,
  readLastTarget,
} from '../catalog/serviceArrivals';
import { KnownService, readServices } from '../catalog/services';
import { readLatestDelivery } from '../inbox/deliveryList';
import { Sources } from '../inbox/Sources';
import { describeSubject } from './subjects';
import { iso } from './summaries';

const MOST_NAMES = 3;

/** Answers what has come for a service, and what its set-up still waits for. */
export class SetupReports {
  readonly #db: Knex;
  readonly #sources: Sources;
  readonly #rejectedLastDay: () => Promise<Map<string, number>>;

  constructor(options: {
    db: Knex;
    sources: Sources;
    /** Requests turned away, by source. */
    rejectedLastDay: () => Promise<Map<string, number>>;
  }) {
    this.#db = options.db;
    this.#sources = options.sources;
    this.#rejectedLastDay = options.rejectedLastDay;
  }

  /** @param seesHealth - Whether the caller may know what came for others. */
  async setup(entityRef: string, seesHealth: boolean): Promise<ServiceSetup> {
    const services = await readServices(this.#db, [entityRef]);
    const service = services.get(entityRef);
    const subjects = service?.subjects ?? [];
    return {
      entityRef,
      steps: await this.#steps(entityRef, service),
      sources: this.#sources
        .all()
        .map(({ config }) => ({ id: config.id, kind: config.kind })),
      names: subjects.map(describeSubject),
      arrivals: seesHealth ? await this.#arrivals(subjects) : null,
    };
  }

  async #steps(
    entityRef: string,
    service: KnownService | undefined,
  ): Promise<SetupStep[]> {
    const arrivals = await readArrivals(
      this.#db,
      entityRef,
      service?.subjects ?? [],
    );
    const owners = service?.ownerRef ? [service.ownerRef] : [];
    const target = await readLastTarget(this.#db, [entityRef, ...owners]);
    return SETUP_STEPS.map(id =>
      id === 'targets' ? targetStep(target) : this.#step(id, arrivals.get(id)),
    );
  }

  #step(id: SetupStepId, arrival: Arrival | undefined): SetupStep {
    const delivery = arrival?.delivery;
    const source = delivery && this.#sources.get(delivery.sourceId);
    return {
      id,
      state: arrival ? 'received' : 'waiting',
      lastReceivedAt: iso(delivery?.receivedAt ?? null),
      sourceId: delivery?.sourceId ?? null,
      kind: source?.config.kind ?? null,
    };
  }

  async #arrivals(subjects: Subject[]): Promise<SetupArrival[]> {
    const rejected = await this.#rejectedLastDay();
    const arrivals: SetupArrival[] = [];
    for (const { config } of this.#sources.all()) {
      const last = await readLatestDelivery(this.#db, config.id);
      arrivals.push({
        sourceId: config.id,
        lastReceivedAt: iso(last?.receivedAt ?? null),
        state: last?.state ?? null,
        note: last?.note ?? null,
        names: firstNames(last?.subjects ?? []),
        aboutThis: Boolean(last?.subjects.some(one => subjects.includes(one))),
        rejected: rejected.get(config.id) ?? 0,
      });
    }
    return arrivals;
  }
}

function targetStep(setAt: Instant | null): SetupStep {
  return {
    id: 'targets',
    state: setAt === null ? 'waiting' : 'received',
    lastReceivedAt: iso(setAt),
    sourceId: null,
    kind: null,
  };
}

function firstNames(subjects: Subject[]): SetupName[] {
  return subjects.slice(0, MOST_NAMES).map(describeSubject);
}
