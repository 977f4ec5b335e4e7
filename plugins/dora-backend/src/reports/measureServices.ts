import { ServiceMetrics } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { pool, readCells } from '../cells/cells';
import {
  CalendarWindow,
  clipToFirstEvent,
  measure,
  Measured,
  Profile,
  resolveWindow,
  Rows,
} from '../metrics';
import { readHistories, ServiceHistory } from './history';
import { comparedWindow, ReportQuery } from './reportQuery';

/** The four metrics with their overall level. */
export type Measurement = Pick<ServiceMetrics, 'metrics' | 'overall'>;

/** Windows, environment and rules that services are measured by. */
export interface MeasureOptions {
  environment: string;
  window: CalendarWindow;
  previous: CalendarWindow | undefined;
  profile: Profile;
  now: Instant;
}

/** What a query asks to measure, at an instant. */
export function toMeasureOptions(
  { window, environment, compare }: ReportQuery,
  timeZone: string,
  profile: Profile,
  now: Instant,
): MeasureOptions {
  const resolved = resolveWindow(window, { timeZone, now });
  return {
    environment,
    window: resolved,
    previous: comparedWindow(resolved, compare),
    profile,
    now,
  };
}

/** The rows of a set of services, from which any of its parts can be measured. */
export class ServiceRows {
  readonly histories: Map<string, ServiceHistory>;
  readonly #current: Map<string, Rows>;
  readonly #previous: Map<string, Rows>;
  readonly #options: MeasureOptions;

  private constructor(
    histories: Map<string, ServiceHistory>,
    current: Map<string, Rows>,
    previous: Map<string, Rows>,
    options: MeasureOptions,
  ) {
    this.histories = histories;
    this.#current = current;
    this.#previous = previous;
    this.#options = options;
  }

  static async read(
    db: Knex,
    serviceRefs: string[],
    options: MeasureOptions,
  ): Promise<ServiceRows> {
    const { environment, window, previous } = options;
    const cells = ({ firstDay, lastDay }: CalendarWindow) =>
      readCells(db, serviceRefs, environment, firstDay, lastDay);
    return new ServiceRows(
      await readHistories(db, serviceRefs),
      await cells(window),
      previous ? await cells(previous) : new Map(),
      options,
    );
  }

  /** Measures all rows of some of the services together. */
  measure(serviceRefs: string[]): Measurement {
    const { window, previous, profile, now } = this.#options;
    const firstEventAt = this.firstEventAt(serviceRefs);
    return measure({
      ...measured(this.#current, serviceRefs, window, firstEventAt),
      previous:
        previous &&
        measured(this.#previous, serviceRefs, previous, firstEventAt),
      profile,
      now,
      hasEvents: firstEventAt !== null,
    });
  }

  firstEventAt(serviceRefs: string[]): Instant | null {
    return this.#extreme(serviceRefs, 'firstEventAt', Math.min);
  }

  lastEventAt(serviceRefs: string[]): Instant | null {
    return this.#extreme(serviceRefs, 'lastEventAt', Math.max);
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

function measured(
  rows: Map<string, Rows>,
  serviceRefs: string[],
  window: CalendarWindow,
  firstEventAt: Instant | null,
): Measured {
  const empty: Rows = { deployments: [], incidents: [] };
  return {
    rows: pool(serviceRefs.map(ref => rows.get(ref) ?? empty)),
    window: clipToFirstEvent(window, firstEventAt),
  };
}
