import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import { readCellRules, ServiceCellRules } from '../cells/cellRules';
import { readRowTotals } from '../cells/readRowTotals';
import { readTotals } from '../cells/readTotals';
import { Totals } from '../cells/Totals';
import { DoraConfig } from '../config';
import { readReportVersion } from '../database/reportVersion';

/** A service, and when its links were last derived. */
export interface DerivedService {
  serviceRef: string;
  computedAt: Instant | null;
}

/** What was read of services while no report has changed. */
interface Known {
  version: string;
  totals: Map<string, Totals>;
}

/**
 * What services have had altogether in production, by their cells: a few blocks
 * for each year. Where these are still being computed, rows are counted, once
 * for each time that links are derived.
 */
export class ServiceTotals {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #ofRows = new Map<string, { key: string; totals: Totals }>();
  #known: Known = { version: '', totals: new Map() };

  constructor(options: { db: Knex; config: DoraConfig }) {
    this.#db = options.db;
    this.#config = options.config;
  }

  async read(
    services: readonly DerivedService[],
  ): Promise<ReadonlyMap<string, Totals>> {
    const { totals } = await this.#current();
    const unread = services.filter(({ serviceRef }) => !totals.has(serviceRef));
    const rules = await this.#rules(unread);
    const isCounted = ({ serviceRef }: DerivedService) =>
      rules.get(serviceRef)?.state === 'followed';
    const counted = unread
      .filter(isCounted)
      .map(({ serviceRef }) => serviceRef);
    for (const [ref, own] of await readTotals(this.#db, counted, PRODUCTION)) {
      totals.set(ref, own);
      this.#ofRows.delete(ref);
    }
    for (const service of unread.filter(one => !isCounted(one))) {
      const own = rules.get(service.serviceRef);
      if (own) {
        totals.set(service.serviceRef, await this.#countRows(service, own));
      }
    }
    return totals;
  }

  // Before anything is read: what changes meanwhile is read again next time.
  async #current(): Promise<Known> {
    const version = await readReportVersion(this.#db);
    if (version !== this.#known.version) {
      this.#known = { version, totals: new Map() };
    }
    return this.#known;
  }

  #rules(
    services: readonly DerivedService[],
  ): Promise<Map<string, ServiceCellRules>> {
    return readCellRules(
      this.#db,
      services.map(({ serviceRef }) => serviceRef),
      {
        timeZone: this.#config.timeZone,
        definitions: this.#config.definitions.values,
      },
    );
  }

  async #countRows(
    { serviceRef, computedAt }: DerivedService,
    { name, definitions }: ServiceCellRules,
  ): Promise<Totals> {
    const key = `${name} ${computedAt}`;
    const known = this.#ofRows.get(serviceRef);
    if (known?.key === key) {
      return known.totals;
    }
    const totals = await readRowTotals(this.#db, serviceRef, {
      environment: PRODUCTION,
      definitionsOf: () => definitions,
      timeZone: this.#config.timeZone,
      now: Date.now(),
    });
    this.#ofRows.set(serviceRef, { key, totals });
    return totals;
  }
}
