import {
  DefinitionValues,
  MetricId,
  PercentileMethod,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { ExactTallies } from '../cells/ExactTallies';
import { readExactTallies, readTallies } from '../cells/readTallies';
import { Tallies } from '../cells/tallies';
import {
  CalendarWindow,
  clipToFirstEvent,
  FourMetrics,
  LevelSegment,
  measure,
  Measured,
  measureFour,
  Observations,
  observe,
  MetricInput,
  segmentsOf,
  Tally,
  toMeasuredWindow,
} from '../metrics';
import { readHistories, KnownService } from './history';
import {
  definitionsOf,
  MeasureOptions,
  toTallyOptions,
} from './measureOptions';

/** All metrics with their overall level. */
export type Measurement = Pick<
  ServiceMetrics,
  'metrics' | 'further' | 'overall' | 'percentiles'
>;

/** One of many services. */
export interface MeasuredService
  extends Pick<Observations, 'deployments' | 'failures'> {
  ref: string;
  segments: Record<MetricId, LevelSegment>;
}

/** Services that were counted together, of which any part can be measured. */
export class MeasuredServices {
  readonly histories: Map<string, KnownService>;
  readonly #tallies: Tallies;
  readonly #options: MeasureOptions;

  private constructor(
    histories: Map<string, KnownService>,
    tallies: Tallies,
    options: MeasureOptions,
  ) {
    this.histories = histories;
    this.#tallies = tallies;
    this.#options = options;
  }

  /**
   * All metrics of services.
   *
   * @param before - Whether the window before is asked of each service, or only
   * of all together, which is faster for thousands of them.
   */
  static async read(
    db: Knex,
    histories: Map<string, KnownService>,
    options: MeasureOptions,
    before: 'each' | 'together' = 'each',
  ): Promise<MeasuredServices> {
    const { window, previous, halfYear } = options;
    const serviceRefs = [...histories.keys()];
    const together = [serviceRefs];
    const parts = ['core', 'detail'] as const;
    const tallies = await readTallies(
      db,
      serviceRefs,
      [
        { span: window, parts },
        ...maybe(previous, span => ({
          span,
          parts,
          groups: before === 'each' ? undefined : together,
        })),
        ...maybe(halfYear, span => ({
          span,
          parts: ['detail'] as const,
          groups: together,
          countsOnly: true,
        })),
      ],
      toTallyOptions(options, histories),
    );
    return new MeasuredServices(histories, tallies, options);
  }

  /** The four metrics of groups of services, each group together. */
  static async readGroups(
    db: Knex,
    histories: Map<string, KnownService>,
    options: MeasureOptions,
    groups: string[][],
  ): Promise<MeasuredServices> {
    const { window, previous } = options;
    const spans = [window, ...maybe(previous, span => span)];
    const tallies = await readTallies(
      db,
      groups.flat(),
      spans.map(span => ({ span, parts: ['core'], groups })),
      toTallyOptions(options, histories),
    );
    return new MeasuredServices(histories, tallies, options);
  }

  /**
   * The same, from every single row.
   *
   * @throws InputError when there are too many of them.
   */
  static async readExactly(
    db: Knex,
    serviceRefs: string[],
    options: MeasureOptions,
  ): Promise<{ services: MeasuredServices; rows: ExactTallies }> {
    const histories = await readHistories(db, serviceRefs);
    const rows = await readExactTallies(
      db,
      serviceRefs,
      windowsOf(options),
      toTallyOptions(options, histories),
    );
    return { services: new MeasuredServices(histories, rows, options), rows };
  }

  /** All metrics of some of the services together. */
  measure(serviceRefs: string[]): Measurement {
    const { window } = this.#options;
    return this.#measure(serviceRefs, this.measured(serviceRefs, window));
  }

  /** The same, with what each of them has in the window. */
  measureWithEach(serviceRefs: string[]): {
    each: MeasuredService[];
    all: Measurement;
  } {
    const { window } = this.#options;
    const each: MeasuredService[] = [];
    const tally = this.#tallies.tallyEach(serviceRefs, window, (ref, own) =>
      each.push(this.#toMeasuredService(ref, own)),
    );
    const measured = this.#toMeasured(serviceRefs, window, tally);
    return { each, all: this.#measure(serviceRefs, measured) };
  }

  /** The four metrics of some of the services together. */
  measureFour(serviceRefs: string[]): FourMetrics {
    const { window } = this.#options;
    return measureFour(
      this.#input(
        serviceRefs,
        this.measured(serviceRefs, window, 'core'),
        'core',
      ),
      this.#definitionsOf(serviceRefs).leadTimeUnit,
    );
  }

  /** What some of the services have in one of the windows that were read. */
  measured(
    serviceRefs: string[],
    window: CalendarWindow,
    part: 'core' | 'all' = 'all',
  ): Measured {
    const tally = this.#tallies.tally(serviceRefs, window, part);
    return this.#toMeasured(serviceRefs, window, tally);
  }

  #toMeasured(
    serviceRefs: string[],
    window: CalendarWindow,
    tally: Tally,
  ): Measured {
    return {
      tally,
      window: toMeasuredWindow(
        clipToFirstEvent(window, this.firstEventAt(serviceRefs)),
        this.#options.definitions.frequencyDays,
      ),
    };
  }

  get percentiles(): PercentileMethod {
    return this.#tallies.percentiles;
  }

  firstEventAt(serviceRefs: string[]): Instant | null {
    return this.#extreme(serviceRefs, 'firstEventAt', Math.min);
  }

  lastEventAt(serviceRefs: string[]): Instant | null {
    return this.#extreme(serviceRefs, 'lastEventAt', Math.max);
  }

  #measure(serviceRefs: string[], measured: Measured): Measurement {
    const { halfYear } = this.#options;
    return {
      ...measure(
        {
          ...this.#input(serviceRefs, measured, 'all'),
          halfYear: halfYear && this.#tallies.tally(serviceRefs, halfYear),
        },
        this.#definitionsOf(serviceRefs).leadTimeUnit,
      ),
      percentiles: this.percentiles,
    };
  }

  #toMeasuredService(ref: string, tally: Tally): MeasuredService {
    const { window, profile } = this.#options;
    const measured = this.#toMeasured([ref], window, tally);
    const hasEvents = this.firstEventAt([ref]) !== null;
    const { deployments, failures } = observe(measured);
    return {
      ref,
      deployments,
      failures,
      segments: segmentsOf(measured, profile, hasEvents),
    };
  }

  #input(
    serviceRefs: string[],
    measured: Measured,
    part: 'core' | 'all',
  ): MetricInput {
    const { previous, profile, now } = this.#options;
    return {
      ...measured,
      previous: previous && this.measured(serviceRefs, previous, part),
      profile,
      now,
      hasEvents: this.firstEventAt(serviceRefs) !== null,
    };
  }

  /** The rules of the only one of the services, or those of all. */
  #definitionsOf(serviceRefs: string[]): DefinitionValues {
    const [only, ...others] = serviceRefs;
    const { definitions } = this.#options;
    return only && others.length === 0
      ? definitionsOf(this.histories.get(only), definitions)
      : definitions;
  }

  #extreme(
    serviceRefs: string[],
    field: 'firstEventAt' | 'lastEventAt',
    choose: (a: Instant, b: Instant) => Instant,
  ): Instant | null {
    let found: Instant | null = null;
    for (const ref of serviceRefs) {
      const at = this.histories.get(ref)?.[field] ?? null;
      found = at === null || found === null ? at ?? found : choose(at, found);
    }
    return found;
  }
}

function windowsOf({
  window,
  previous,
  halfYear,
}: MeasureOptions): CalendarWindow[] {
  const itself = (one: CalendarWindow) => one;
  return [window, ...maybe(previous, itself), ...maybe(halfYear, itself)];
}

/** Nothing of what is not asked for. */
function maybe<T, R>(value: T | undefined, of: (value: T) => R): R[] {
  return value === undefined ? [] : [of(value)];
}
