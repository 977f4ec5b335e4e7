import { parseEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import { readSelectedRows } from '../cells/readSelectedRows';
import { DoraConfig } from '../config';
import { instant } from '../database/columns';
import { definitionsOf } from '../reports/measureServices';
import { readHistory } from '../reports/history';
import { readBacklog } from '../inbox/sourceActivity';
import { Visible } from '../reports/GroupReports';
import { writeExposition } from './exposition';
import { inboxFamilies } from './inboxFamilies';
import { SamplesByFamily, serviceSamples, toFamilies } from './serviceFamilies';

const ALWAYS = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

interface Cached {
  computedAt: number | null;
  samples: SamplesByFamily;
}

/**
 * Tells Prometheus the totals of all services in production. They follow from
 * the same cells as every report, and a service is read again only when its
 * cells have changed. A correction of the past may lower a total, which
 * Prometheus takes for a restart.
 */
export class PrometheusExporter {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #cache = new Map<string, Cached>();

  constructor(options: { db: Knex; config: DoraConfig }) {
    this.#db = options.db;
    this.#config = options.config;
  }

  /** @param withInbox - Whether the asking one may know how the inbox does. */
  async export(visible: Visible, withInbox: boolean): Promise<string> {
    const rows = await this.#db('dora_services')
      .whereNotNull('first_event_at')
      .orderBy('entity_ref')
      .select('entity_ref', 'owner_ref', 'computed_at');
    const seen = new Set(await visible(rows.map(row => row.entity_ref)));
    const services: SamplesByFamily[] = [];
    for (const row of rows.filter(({ entity_ref }) => seen.has(entity_ref))) {
      services.push(await this.#samples(row));
    }
    return writeExposition([
      ...toFamilies(services),
      ...(withInbox
        ? inboxFamilies(await readBacklog(this.#db), Date.now())
        : []),
    ]);
  }

  async #samples(row: any): Promise<SamplesByFamily> {
    const serviceRef: string = row.entity_ref;
    const computedAt = instant(row.computed_at);
    const cached = this.#cache.get(serviceRef);
    if (cached && cached.computedAt === computedAt) {
      return cached.samples;
    }
    const definitions = definitionsOf(
      await readHistory(this.#db, serviceRef),
      this.#config.definitions.values,
    );
    const rows = await readSelectedRows(this.#db, [serviceRef], [ALWAYS], {
      environment: PRODUCTION,
      definitionsOf: () => definitions,
      timeZone: this.#config.timeZone,
      now: Date.now(),
    });
    const samples = serviceSamples(
      {
        app: nameOf(serviceRef),
        team: row.owner_ref ? nameOf(row.owner_ref) : '',
        environment: PRODUCTION,
      },
      rows.get(serviceRef)!,
    );
    this.#cache.set(serviceRef, { computedAt, samples });
    return samples;
  }
}

// Names are unique in the default namespace; others keep theirs in front.
function nameOf(ref: string): string {
  const { namespace, name } = parseEntityRef(ref);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
