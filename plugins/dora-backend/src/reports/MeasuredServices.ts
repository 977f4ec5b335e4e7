import {
  DefinitionValues,
  DEPLOYMENT_KINDS,
  DeploymentKind,
  MetricId,
  PercentileMethod,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
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
import { KnownService } from './history';
import {
  definitionsOf,
  MeasureOptions,
  windowsAreHalfYear,
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

/** What was measured in the window, and in the one before, if it is asked for. */
type Windows = [current: Measured, previous: Measured | undefined];

/** Services that were counted together, of which any part can be measured. */
export class MeasuredServices {
  readonly histories: Map<string, KnownService>;
  readonly #tallies: Tallies;
  readonly #options: MeasureOptions;

  constructor(
    histories: Map<string, KnownService>,
    tallies: Tallies,
    options: MeasureOptions,
  ) {
    this.histories = histories;
    this.#tallies = tallies;
    this.#options = options;
  }

  /** All metrics of some of the services together. */
  measure(serviceRefs: string[]): Measurement {
    return this.#measureAll(serviceRefs, this.#windows(serviceRefs, 'all'));
  }

  /** The four metrics of some of the services together. */
  measureFour(serviceRefs: string[]): FourMetrics {
    return this.#measureFour(serviceRefs, this.#windows(serviceRefs, 'core'));
  }

  /** All metrics of some of the services together, and the four of each. */
  measureWithFour(serviceRefs: string[]): {
    each: Map<string, FourMetrics>;
    all: Measurement;
  } {
    const { window, previous } = this.#options;
    const windows = previous ? [window, previous] : [window];
    const each = new Map<string, FourMetrics>();
    const all = this.#tallies.tallyEach(serviceRefs, windows, (ref, tallies) =>
      each.set(ref, this.#measureFour([ref], this.#over([ref], tallies))),
    );
    return {
      each,
      all: this.#measureAll(serviceRefs, this.#over(serviceRefs, all)),
    };
  }

  /** All metrics of some of the services together, and what each has in the window. */
  measureWithEach(serviceRefs: string[]): {
    each: MeasuredService[];
    all: Measurement;
  } {
    const { window, previous } = this.#options;
    const each: MeasuredService[] = [];
    const all = this.#tallies.tallyEach(serviceRefs, [window], (ref, [own]) =>
      each.push(this.#toMeasuredService(ref, own)),
    );
    const before = previous ? [this.#tallies.tally(serviceRefs, previous)] : [];
    const windows = this.#over(serviceRefs, [...all, ...before]);
    return { each, all: this.#measureAll(serviceRefs, windows) };
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

  #measureAll(serviceRefs: string[], windows: Windows): Measurement {
    return {
      ...measure(
        {
          ...this.#input(serviceRefs, windows),
          halfYear: this.#halfYear(serviceRefs, windows),
        },
        this.#definitionsOf(serviceRefs).leadTimeUnit,
      ),
      percentiles: this.percentiles,
    };
  }

  #halfYear(
    serviceRefs: string[],
    [current, previous]: Windows,
  ): Record<DeploymentKind, number> | undefined {
    const { halfYear } = this.#options;
    if (!halfYear || !previous || !windowsAreHalfYear(this.#options)) {
      return (
        halfYear && this.#tallies.tally(serviceRefs, halfYear).deployments.kinds
      );
    }
    const kinds = { ...previous.tally.deployments.kinds };
    DEPLOYMENT_KINDS.forEach(kind => {
      kinds[kind] += current.tally.deployments.kinds[kind];
    });
    return kinds;
  }

  #measureFour(serviceRefs: string[], windows: Windows): FourMetrics {
    return measureFour(
      this.#input(serviceRefs, windows),
      this.#definitionsOf(serviceRefs).leadTimeUnit,
    );
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

  #input(serviceRefs: string[], [current, previous]: Windows): MetricInput {
    const { profile, now } = this.#options;
    return {
      ...current,
      previous,
      profile,
      now,
      hasEvents: this.firstEventAt(serviceRefs) !== null,
    };
  }

  #windows(serviceRefs: string[], part: 'core' | 'all'): Windows {
    const { window, previous } = this.#options;
    return [
      this.measured(serviceRefs, window, part),
      previous && this.measured(serviceRefs, previous, part),
    ];
  }

  /** @param tallies - Over the window, and over the one before, if it is asked for. */
  #over(serviceRefs: string[], [current, before]: Tally[]): Windows {
    const { window, previous } = this.#options;
    return [
      this.#toMeasured(serviceRefs, window, current),
      previous && this.#toMeasured(serviceRefs, previous, before),
    ];
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
