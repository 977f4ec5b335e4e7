import {
  ServiceMetrics,
  ServiceSeries,
  ServiceStages,
  ServiceState,
  StageWhatIf,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import { readEnvironments } from '../cells/cells';
import { DoraConfig } from '../config';
import {
  buckets,
  bucketSize,
  contains,
  durationHistogram,
  leadTimes,
  previousBuckets,
  previousWindow,
  series,
  stageBreakdown,
  toWindow,
  whatIf,
} from '../metrics';
import { definitionChanges } from '../restatements/definitionChanges';
import { DefinitionVersions } from '../restatements/DefinitionVersions';
import { readHistory, ServiceHistory } from './history';
import { interventionsIn } from './interventionStore';
import {
  definitionsOf,
  MeasureOptions,
  ServiceRows,
  toMeasureOptions,
  withHalfYear,
} from './measureServices';
import { toDefinitions } from './profile';
import { ReportQuery } from './reportQuery';
import { iso } from './summaries';

/** Rules that change more often than that are not marked on charts. */
const MOST_VERSIONS = 100;

/** Answers questions about one service. */
export class ServiceReports {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #versions: DefinitionVersions;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    config: DoraConfig;
    versions: DefinitionVersions;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#versions = options.versions;
    this.#now = options.now ?? Date.now;
  }

  /** The four metrics over a window, against the window before. */
  async metrics(
    entityRef: string,
    query: ReportQuery,
  ): Promise<ServiceMetrics> {
    const options = withHalfYear(this.#options(query));
    const rows = await ServiceRows.read(this.#db, [entityRef], options);
    const history = await readHistory(this.#db, entityRef);
    const { window, previous, profile, definitions } = options;
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
      definitions: toDefinitions(
        profile,
        this.#config,
        definitionsOf(history, definitions),
        this.#versions.current(),
      ),
    };
  }

  /** The trends over a window, with those of the window before beside them. */
  async series(entityRef: string, query: ReportQuery): Promise<ServiceSeries> {
    const options = { ...this.#options(query), previous: undefined };
    const { window, now } = options;
    const before =
      query.compare === 'none' ? undefined : previousWindow(window);
    const rows = await ServiceRows.read(this.#db, [entityRef], {
      ...options,
      previous: before,
    });
    const current = rows.measured([entityRef], window).rows;
    return {
      entityRef,
      environment: query.environment,
      timeZone: this.#config.timeZone,
      window: toWindow(window),
      bucketSize: bucketSize(window),
      buckets: series(current, buckets(window, now, this.#weekStart), now),
      previousBuckets: before
        ? series(
            rows.measured([entityRef], before).rows,
            previousBuckets(window, now, this.#weekStart),
            now,
          )
        : [],
      leadTimeHistogram: durationHistogram(
        leadTimes(current.deployments, window),
      ),
      definitionChanges: definitionChanges(
        await this.#versions.list(MOST_VERSIONS),
        window,
      ),
      interventions: await interventionsIn(this.#db, entityRef, window),
    };
  }

  /** Where the lead time over a window goes. */
  async stages(entityRef: string, query: ReportQuery): Promise<ServiceStages> {
    const { window } = this.#options(query);
    return {
      entityRef,
      environment: query.environment,
      window: toWindow(window),
      ...stageBreakdown(await this.#stageSeconds(entityRef, query)),
    };
  }

  /** Lead time over a window if stages took a part of their time. */
  async whatIf(
    entityRef: string,
    query: ReportQuery,
    factors: StageWhatIf['factors'],
  ): Promise<StageWhatIf> {
    const { window } = this.#options(query);
    return {
      entityRef,
      environment: query.environment,
      window: toWindow(window),
      factors,
      ...whatIf(await this.#stageSeconds(entityRef, query), factors),
    };
  }

  /** The stages of each commit that a window delivered. */
  async #stageSeconds(
    entityRef: string,
    query: ReportQuery,
  ): Promise<number[][]> {
    const options = { ...this.#options(query), previous: undefined };
    const rows = await ServiceRows.read(this.#db, [entityRef], options);
    return rows
      .measured([entityRef], options.window)
      .rows.deployments.filter(
        ({ succeeded, finishedAt }) =>
          succeeded && contains(options.window, finishedAt),
      )
      .flatMap(({ stageSeconds }) => stageSeconds);
  }

  get #weekStart() {
    return this.#config.definitions.values.weekStart;
  }

  async #environments(entityRef: string): Promise<string[]> {
    const known = await readEnvironments(this.#db, entityRef);
    return [PRODUCTION, ...known.filter(name => name !== PRODUCTION)];
  }

  #options(query: ReportQuery): MeasureOptions {
    return toMeasureOptions(query, this.#config, this.#now());
  }
}

function stateOf({ firstEventAt, linked }: ServiceHistory): ServiceState {
  if (firstEventAt !== null) {
    return 'ready';
  }
  return linked ? 'no_events' : 'not_linked';
}
