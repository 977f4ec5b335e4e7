import {
  DefinitionValues,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { readCells } from '../cells/cells';
import { DoraConfig } from '../config';
import { withValues } from '../definitions';
import {
  CalendarWindow,
  clipToFirstEvent,
  measure,
  Measured,
  pool,
  Profile,
  resolveWindow,
  SelectedRows,
  selectRows,
  toMeasuredWindow,
} from '../metrics';
import { readHistories, ServiceHistory } from './history';
import { toProfile } from './profile';
import { comparedWindow, ReportQuery } from './reportQuery';

/** DORA asks for rework over half a year. */
const HALF_YEAR = { range: '180d' };

/** All metrics with their overall level. */
export type Measurement = Pick<
  ServiceMetrics,
  'metrics' | 'further' | 'overall'
>;

/** Windows, environment and rules that services are measured by. */
export interface MeasureOptions {
  environment: string;
  window: CalendarWindow;
  previous: CalendarWindow | undefined;
  /** The last half year, where it is asked for. */
  halfYear?: CalendarWindow;
  profile: Profile;
  /** The rules of all services, where they have none of their own. */
  definitions: DefinitionValues;
  now: Instant;
}

/** What a query asks to measure, at an instant. */
export function toMeasureOptions(
  { window, environment, compare, levels }: ReportQuery,
  config: DoraConfig,
  now: Instant,
): MeasureOptions {
  const resolved = resolveWindow(window, { timeZone: config.timeZone, now });
  return {
    environment,
    window: resolved,
    previous: comparedWindow(resolved, compare),
    profile: toProfile(config, levels),
    definitions: config.definitions.values,
    now,
  };
}

/** The same, with rework over the last half year. */
export function withHalfYear(options: MeasureOptions): MeasureOptions {
  const { window, now } = options;
  const { timeZone } = window;
  return { ...options, halfYear: resolveWindow(HALF_YEAR, { timeZone, now }) };
}

type RowsOfServices = Map<string, SelectedRows>;

/** The rows of a set of services, from which any of its parts can be measured. */
export class ServiceRows {
  readonly histories: Map<string, ServiceHistory>;
  readonly #rows: Map<CalendarWindow, RowsOfServices>;
  readonly #options: MeasureOptions;

  private constructor(
    histories: Map<string, ServiceHistory>,
    rows: Map<CalendarWindow, RowsOfServices>,
    options: MeasureOptions,
  ) {
    this.histories = histories;
    this.#rows = rows;
    this.#options = options;
  }

  static async read(
    db: Knex,
    serviceRefs: string[],
    options: MeasureOptions,
  ): Promise<ServiceRows> {
    const histories = await readHistories(db, serviceRefs);
    const rows = new Map<CalendarWindow, RowsOfServices>();
    for (const window of windowsOf(options)) {
      rows.set(
        window,
        await readSelected(db, serviceRefs, histories, window, options),
      );
    }
    return new ServiceRows(histories, rows, options);
  }

  /** Measures all rows of some of the services together. */
  measure(serviceRefs: string[]): Measurement {
    const { window, previous, halfYear, profile, now } = this.#options;
    const firstEventAt = this.firstEventAt(serviceRefs);
    const over = (of: CalendarWindow) => this.measured(serviceRefs, of);
    return measure(
      {
        ...over(window),
        previous: previous && over(previous),
        halfYear: halfYear && over(halfYear),
        profile,
        now,
        hasEvents: firstEventAt !== null,
      },
      this.#definitionsOf(serviceRefs).leadTimeUnit,
    );
  }

  /** The rows of some of the services in one of the windows that were read. */
  measured(serviceRefs: string[], window: CalendarWindow): Measured {
    const rows = this.#rows.get(window)!;
    return {
      rows: pool(serviceRefs.flatMap(ref => rows.get(ref) ?? [])),
      window: toMeasuredWindow(
        clipToFirstEvent(window, this.firstEventAt(serviceRefs)),
        this.#options.definitions.frequencyDays,
      ),
    };
  }

  firstEventAt(serviceRefs: string[]): Instant | null {
    return this.#extreme(serviceRefs, 'firstEventAt', Math.min);
  }

  lastEventAt(serviceRefs: string[]): Instant | null {
    return this.#extreme(serviceRefs, 'lastEventAt', Math.max);
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
    choose: (...instants: Instant[]) => Instant,
  ): Instant | null {
    const known = serviceRefs.flatMap(
      ref => this.histories.get(ref)?.[field] ?? [],
    );
    return known.length > 0 ? choose(...known) : null;
  }
}

/** The rules of a service: its own before those of all. */
export function definitionsOf(
  history: Pick<ServiceHistory, 'definitions'> | undefined,
  definitions: DefinitionValues,
): DefinitionValues {
  return withValues(definitions, history?.definitions ?? {});
}

function windowsOf(options: MeasureOptions): CalendarWindow[] {
  const { window, previous, halfYear } = options;
  return [window, previous, halfYear].filter(
    (one): one is CalendarWindow => one !== undefined,
  );
}

async function readSelected(
  db: Knex,
  serviceRefs: string[],
  histories: Map<string, ServiceHistory>,
  { firstDay, lastDay }: CalendarWindow,
  { environment, definitions, now }: MeasureOptions,
): Promise<RowsOfServices> {
  const rows = await readCells(db, serviceRefs, environment, firstDay, lastDay);
  return new Map(
    [...rows].map(([ref, own]) => [
      ref,
      selectRows(own, definitionsOf(histories.get(ref), definitions), now),
    ]),
  );
}
