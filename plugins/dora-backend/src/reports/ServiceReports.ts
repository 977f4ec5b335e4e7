import {
  ServiceMetrics,
  ServiceSeries,
  ServiceStages,
  ServiceState,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import { readCells, readEnvironments } from '../cells/cells';
import { DoraConfig } from '../config';
import {
  buckets,
  bucketSize,
  CalendarWindow,
  clipToFirstEvent,
  durationHistogram,
  leadTimes,
  measure,
  Measured,
  previousBuckets,
  previousWindow,
  Profile,
  resolveWindow,
  series,
  stageBreakdown,
  toWindow,
  WindowRequest,
} from '../metrics';
import { readHistory, ServiceHistory } from './history';
import { toDefinitions, toProfile } from './profile';

/** What a report is asked for. */
export interface ReportQuery {
  window: WindowRequest;
  environment: string;
  compare: 'previous' | 'none';
}

/** Answers questions about one service. */
export class ServiceReports {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #profile: Profile;
  readonly #now: () => Instant;

  constructor(options: { db: Knex; config: DoraConfig; now?: () => Instant }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#profile = toProfile(options.config);
    this.#now = options.now ?? Date.now;
  }

  /** The four metrics over a window, against the window before. */
  async metrics(
    entityRef: string,
    query: ReportQuery,
  ): Promise<ServiceMetrics> {
    const now = this.#now();
    const history = await readHistory(this.#db, entityRef);
    const window = this.#window(query, now);
    const previous =
      query.compare === 'previous' ? previousWindow(window) : undefined;
    const clipped = clipToFirstEvent(window, history.firstEventAt);
    return {
      entityRef,
      environment: query.environment,
      environments: await this.#environments(entityRef),
      timeZone: this.#config.timeZone,
      window: toWindow(window),
      previousWindow: previous ? toWindow(previous) : null,
      state: stateOf(history),
      ...measure({
        ...(await this.#measured(entityRef, query, clipped)),
        previous:
          previous &&
          (await this.#measured(
            entityRef,
            query,
            clipToFirstEvent(previous, history.firstEventAt),
          )),
        profile: this.#profile,
        now,
        hasEvents: history.firstEventAt !== null,
      }),
      lastEventAt: iso(history.lastEventAt),
      lastDeploymentAt: iso(history.lastDeploymentAt),
      hasIncidentSource: history.hasIncidents,
      definitions: toDefinitions(this.#profile, this.#config),
    };
  }

  /** The trends over a window, with those of the window before beside them. */
  async series(entityRef: string, query: ReportQuery): Promise<ServiceSeries> {
    const now = this.#now();
    const window = this.#window(query, now);
    const { rows } = await this.#measured(entityRef, query, window);
    return {
      entityRef,
      environment: query.environment,
      timeZone: this.#config.timeZone,
      window: toWindow(window),
      bucketSize: bucketSize(window),
      buckets: series(rows, buckets(window, now), this.#profile, now),
      previousBuckets:
        query.compare === 'previous'
          ? await this.#previousSeries(entityRef, query, window, now)
          : [],
      leadTimeHistogram: durationHistogram(leadTimes(rows.deployments, window)),
    };
  }

  /** Where the lead time over a window goes. */
  async stages(entityRef: string, query: ReportQuery): Promise<ServiceStages> {
    const window = this.#window(query, this.#now());
    const { rows } = await this.#measured(entityRef, query, window);
    return {
      entityRef,
      environment: query.environment,
      window: toWindow(window),
      ...stageBreakdown(rows.deployments, window),
    };
  }

  async #previousSeries(
    entityRef: string,
    query: ReportQuery,
    window: CalendarWindow,
    now: Instant,
  ) {
    const { rows } = await this.#measured(
      entityRef,
      query,
      previousWindow(window),
    );
    return series(rows, previousBuckets(window, now), this.#profile, now);
  }

  async #measured(
    entityRef: string,
    { environment }: ReportQuery,
    window: CalendarWindow,
  ): Promise<Measured> {
    const { firstDay, lastDay } = window;
    return {
      rows: await readCells(
        this.#db,
        entityRef,
        environment,
        firstDay,
        lastDay,
      ),
      window,
    };
  }

  async #environments(entityRef: string): Promise<string[]> {
    const known = await readEnvironments(this.#db, entityRef);
    return [PRODUCTION, ...known.filter(name => name !== PRODUCTION)];
  }

  #window({ window }: ReportQuery, now: Instant): CalendarWindow {
    return resolveWindow(window, { timeZone: this.#config.timeZone, now });
  }
}

function stateOf({ firstEventAt, linked }: ServiceHistory): ServiceState {
  if (firstEventAt !== null) {
    return 'ready';
  }
  return linked ? 'no_events' : 'not_linked';
}

function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
