import {
  ServiceMetrics,
  ServiceSeries,
  ServiceStages,
  ServiceState,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import { pool, readCells, readEnvironments } from '../cells/cells';
import { DoraConfig } from '../config';
import {
  buckets,
  bucketSize,
  CalendarWindow,
  durationHistogram,
  leadTimes,
  previousBuckets,
  previousWindow,
  Profile,
  Rows,
  series,
  stageBreakdown,
  toWindow,
} from '../metrics';
import { readHistory, ServiceHistory } from './history';
import {
  MeasureOptions,
  ServiceRows,
  toMeasureOptions,
} from './measureServices';
import { toDefinitions, toProfile } from './profile';
import { ReportQuery } from './reportQuery';
import { iso } from './summaries';

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
    const options = this.#options(query);
    const rows = await ServiceRows.read(this.#db, [entityRef], options);
    const history = await readHistory(this.#db, entityRef);
    const { window, previous } = options;
    return {
      entityRef,
      environment: query.environment,
      environments: await this.#environments(entityRef),
      timeZone: this.#config.timeZone,
      window: toWindow(window),
      previousWindow: previous ? toWindow(previous) : null,
      state: stateOf(history),
      ...rows.measure([entityRef]),
      lastEventAt: iso(history.lastEventAt),
      lastDeploymentAt: iso(history.lastDeploymentAt),
      hasIncidentSource: history.hasIncidents,
      definitions: toDefinitions(this.#profile, this.#config),
    };
  }

  /** The trends over a window, with those of the window before beside them. */
  async series(entityRef: string, query: ReportQuery): Promise<ServiceSeries> {
    const { window, now } = this.#options(query);
    const rows = await this.#rows(entityRef, query, window);
    return {
      entityRef,
      environment: query.environment,
      timeZone: this.#config.timeZone,
      window: toWindow(window),
      bucketSize: bucketSize(window),
      buckets: series(rows, buckets(window, now), this.#profile, now),
      previousBuckets:
        query.compare === 'none'
          ? []
          : series(
              await this.#rows(entityRef, query, previousWindow(window)),
              previousBuckets(window, now),
              this.#profile,
              now,
            ),
      leadTimeHistogram: durationHistogram(leadTimes(rows.deployments, window)),
    };
  }

  /** Where the lead time over a window goes. */
  async stages(entityRef: string, query: ReportQuery): Promise<ServiceStages> {
    const { window } = this.#options(query);
    const { deployments } = await this.#rows(entityRef, query, window);
    return {
      entityRef,
      environment: query.environment,
      window: toWindow(window),
      ...stageBreakdown(deployments, window),
    };
  }

  async #rows(
    entityRef: string,
    { environment }: ReportQuery,
    { firstDay, lastDay }: CalendarWindow,
  ): Promise<Rows> {
    return pool(
      (
        await readCells(this.#db, [entityRef], environment, firstDay, lastDay)
      ).values(),
    );
  }

  async #environments(entityRef: string): Promise<string[]> {
    const known = await readEnvironments(this.#db, entityRef);
    return [PRODUCTION, ...known.filter(name => name !== PRODUCTION)];
  }

  #options(query: ReportQuery): MeasureOptions {
    return toMeasureOptions(
      query,
      this.#config.timeZone,
      this.#profile,
      this.#now(),
    );
  }
}

function stateOf({ firstEventAt, linked }: ServiceHistory): ServiceState {
  if (firstEventAt !== null) {
    return 'ready';
  }
  return linked ? 'no_events' : 'not_linked';
}
