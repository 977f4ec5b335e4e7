import {
  Explanation,
  ExplainedMetric,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { ExactTallies } from '../../cells/ExactTallies';
import { DoraConfig } from '../../config';
import { contains, SelectedRows, Span, toWindow } from '../../metrics';
import { formulaOf } from '../formulas';
import { Measurement } from '../MeasuredServices';
import { readMeasuredExactly } from '../readMeasured';
import {
  definitionsOf,
  MeasureOptions,
  toMeasureOptions,
} from '../measureOptions';
import { toDefinitions } from '../profile';
import { ReportQuery } from '../reportQuery';
import { iso } from '../summaries';
import { calculationOf } from './calculation';
import { Candidate, candidatesOf } from './candidates';
import { DefinitionsOf, describeRows } from './describeRows';
import { excludedCommits } from './excludedCommits';

/** Which number is to be explained, and which of its rows are to be listed. */
export interface ExplanationQuery extends ReportQuery {
  metric: ExplainedMetric;
  part: Explanation['part'];
  offset: number;
  limit: number;
}

/** Whose number it is: one service's, or that of several together. */
export interface Explained {
  /** Null for the organisation. */
  entityRef: string | null;
  serviceRefs: string[];
}

/** Answers what a number means and which rows made it. */
export class Explanations {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #countPending: () => Promise<number>;
  readonly #version: () => number;
  readonly #now: () => Instant;

  constructor(options: {
    db: Knex;
    config: DoraConfig;
    /** Deliveries that are stored and not yet worked off. */
    countPending: () => Promise<number>;
    /** Of the definitions. */
    version?: () => number;
    now?: () => Instant;
  }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#countPending = options.countPending;
    this.#version = options.version ?? (() => 0);
    this.#now = options.now ?? Date.now;
  }

  /** The rule in words and in numbers, and a page of the rows that count or do not. */
  async explain(
    { entityRef, serviceRefs }: Explained,
    query: ExplanationQuery,
  ): Promise<Explanation> {
    const { metric, part, offset, limit } = query;
    const options = this.#options(query);
    const { services, rows } = await readMeasuredExactly(
      this.#db,
      serviceRefs,
      options,
    );
    const rulesOf = (ref: string) =>
      definitionsOf(services.histories.get(ref), options.definitions);
    const values =
      serviceRefs.length === 1 ? rulesOf(serviceRefs[0]) : options.definitions;
    const all = await this.#candidates(
      rows,
      serviceRefs,
      query,
      options,
      rulesOf,
    );
    const counted = all.filter(({ excluded }) => excluded === null);
    const left = all.filter(({ excluded }) => excluded !== null);
    const listed = (part === 'included' ? counted : left).sort(telling(metric));
    const measurement = services.measure(serviceRefs);
    const measured = measuredOf(metric, measurement);
    return {
      entityRef,
      metric,
      environment: query.environment,
      timeZone: this.#config.timeZone,
      window: toWindow(options.window),
      formula: formulaOf(metric, values).join(' '),
      calculation: calculationOf(
        metric,
        measurement,
        services.measured(serviceRefs, options.window).window.frequencyDays,
      ),
      value: measured.value,
      unit: measured.unit,
      n: measured.n,
      missing: measured.missing,
      interval: measured.interval,
      definitions: toDefinitions(
        options.profile,
        this.#config,
        values,
        this.#version(),
      ),
      lastEventAt: iso(services.lastEventAt(serviceRefs)),
      pendingDeliveries: await this.#countPending(),
      included: counted.length,
      excluded: left.length,
      part,
      rows: await describeRows(
        this.#db,
        listed.slice(offset, offset + limit),
        rulesOf,
      ),
      offset,
      limit,
    };
  }

  #options(query: ReportQuery): MeasureOptions {
    return toMeasureOptions(
      { ...query, compare: 'none' },
      this.#config,
      this.#now(),
    );
  }

  async #candidates(
    rowsOf: ExactTallies,
    serviceRefs: string[],
    { metric }: ExplanationQuery,
    { window, now }: MeasureOptions,
    rulesOf: DefinitionsOf,
  ): Promise<Candidate[]> {
    const ofServices = serviceRefs.map(entityRef => ({
      entityRef,
      rows: rowsOf.rows([entityRef]),
    }));
    const candidates = candidatesOf(metric, ofServices, window, now);
    if (metric !== 'lead_time') {
      return candidates;
    }
    const asked = ofServices.flatMap(({ entityRef, rows }) =>
      askedFor(entityRef, rows, window),
    );
    return [
      ...candidates,
      ...(await excludedCommits(this.#db, asked, rulesOf)),
    ];
  }
}

function askedFor(
  entityRef: string,
  { deployments }: SelectedRows,
  window: Span,
) {
  return deployments
    .filter(
      ({ succeeded, finishedAt }) => succeeded && contains(window, finishedAt),
    )
    .map(({ id, finishedAt, leadTimes }) => ({
      id,
      entityRef,
      finishedAt,
      counted: new Set(leadTimes.flatMap(({ shas }) => shas)),
    }));
}

function measuredOf(
  metric: ExplainedMetric,
  { metrics, further }: Measurement,
) {
  return { ...metrics, ...further }[metric];
}

/** The latest first; of a share, those before that are part of it. */
function telling(metric: ExplainedMetric) {
  const isShare =
    metric === 'change_failure_rate' || metric === 'deployment_rework_rate';
  return (a: Candidate, b: Candidate): number =>
    (isShare ? (b.value ?? 0) - (a.value ?? 0) : 0) ||
    b.at - a.at ||
    (keyOf(a) < keyOf(b) ? -1 : 1);
}

function keyOf({ id, shas }: Candidate): string {
  return `${id} ${shas.join(' ')}`;
}
