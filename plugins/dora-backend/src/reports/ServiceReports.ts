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
import { readEnvironments } from '../cells/readEnvironments';
import { readExactTallies, readTallies } from '../cells/readTallies';
import { DoraConfig } from '../config';
import {
  Bucket,
  buckets,
  bucketSize,
  contains,
  durationHistogram,
  previousBuckets,
  seriesBucket,
  stageBreakdown,
  toWindow,
  whatIf,
} from '../metrics';
import { definitionChanges } from '../restatements/definitionChanges';
import { DefinitionVersions } from '../restatements/DefinitionVersions';
import { NO_HISTORY, readHistories, ServiceHistory } from './history';
import { interventionsIn } from './interventionStore';
import { readMeasured } from './readMeasured';
import {
  definitionsOf,
  MeasureOptions,
  toMeasureOptions,
  toTallyOptions,
  withHalfYear,
} from './measureOptions';
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
    const [{ history, measurement }, environments] = await Promise.all([
      this.#measure(entityRef, options),
      this.#environments(entityRef),
    ]);
    const { window, previous, profile, definitions } = options;
    return {
      entityRef,
      environment: query.environment,
      environments,
      timeZone: this.#config.timeZone,
      window: toWindow(window),
      previousWindow: previous ? toWindow(previous) : null,
      state: stateOf(history),
      ...measurement,
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
    const options = this.#options(query);
    const { window, now } = options;
    const steps = buckets(window, now, this.#weekStart);
    const stepsBefore =
      query.compare === 'none'
        ? []
        : previousBuckets(window, now, this.#weekStart);
    const tallies = await readTallies(
      this.#db,
      [entityRef],
      [window, ...steps, ...stepsBefore].map(span => ({
        span,
        parts: ['core'],
      })),
      await this.#tallyOptions(entityRef, options),
    );
    const trend = (some: Bucket[]) =>
      some.map(step => seriesBucket(tallies.tally([entityRef], step), step));
    return {
      entityRef,
      environment: query.environment,
      timeZone: this.#config.timeZone,
      window: toWindow(window),
      bucketSize: bucketSize(window),
      percentiles: tallies.percentiles,
      buckets: trend(steps),
      previousBuckets: trend(stepsBefore),
      leadTimeHistogram: durationHistogram(
        tallies.tally([entityRef], window).leadTimes,
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
    const options = this.#options(query);
    const { window } = options;
    const tallies = await readTallies(
      this.#db,
      [entityRef],
      [{ span: window, parts: ['stages'] }],
      await this.#tallyOptions(entityRef, options),
    );
    return {
      entityRef,
      environment: query.environment,
      window: toWindow(window),
      percentiles: tallies.percentiles,
      ...stageBreakdown(tallies.stages([entityRef], window)),
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
    const options = this.#options(query);
    const { window } = options;
    const rows = await readExactTallies(
      this.#db,
      [entityRef],
      [window],
      await this.#tallyOptions(entityRef, options),
    );
    return rows
      .rows([entityRef])
      .deployments.filter(
        ({ succeeded, finishedAt }) =>
          succeeded && contains(window, finishedAt),
      )
      .flatMap(({ stageSeconds }) => stageSeconds);
  }

  async #measure(entityRef: string, options: MeasureOptions) {
    const histories = await readHistories(this.#db, [entityRef]);
    const services = await readMeasured(this.#db, histories, options);
    return {
      history: histories.get(entityRef) ?? NO_HISTORY,
      measurement: services.measure([entityRef]),
    };
  }

  async #tallyOptions(entityRef: string, options: MeasureOptions) {
    const histories = await readHistories(this.#db, [entityRef]);
    return toTallyOptions(options, histories);
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
