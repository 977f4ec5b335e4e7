import { parseEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { PRODUCTION } from '../attribution/environments';
import { DoraConfig } from '../config';
import { instant } from '../database/columns';
import { readBacklog } from '../inbox/sourceActivity';
import { Visible } from '../reports/GroupReports';
import { Labels, writeExposition } from './exposition';
import { inboxFamilies } from './inboxFamilies';
import { serviceSamples, toFamilies } from './serviceFamilies';
import { ServiceTotals } from './ServiceTotals';

/**
 * Tells Prometheus the totals of all services in production. They follow from
 * the same cells as every report. A correction of the past may lower a total,
 * which Prometheus takes for a restart.
 */
export class PrometheusExporter {
  readonly #db: Knex;
  readonly #totals: ServiceTotals;

  constructor(options: { db: Knex; config: DoraConfig }) {
    this.#db = options.db;
    this.#totals = new ServiceTotals(options);
  }

  /** @param withInbox - Whether the asking one may know how the inbox does. */
  async export(visible: Visible, withInbox: boolean): Promise<string> {
    const rows = await this.#db('dora_services')
      .whereNotNull('first_event_at')
      .orderBy('entity_ref')
      .select('entity_ref', 'owner_ref', 'computed_at');
    const seen = new Set(await visible(rows.map(row => row.entity_ref)));
    const services = rows.filter(row => seen.has(row.entity_ref));
    const totals = await this.#totals.read(
      services.map(row => ({
        serviceRef: row.entity_ref,
        computedAt: instant(row.computed_at),
      })),
    );
    const samples = services.flatMap(row => {
      const own = totals.get(row.entity_ref);
      return own ? [serviceSamples(labelsOf(row), own)] : [];
    });
    return writeExposition([
      ...toFamilies(samples),
      ...(withInbox
        ? inboxFamilies(await readBacklog(this.#db), Date.now())
        : []),
    ]);
  }
}

function labelsOf(row: any): Labels {
  return {
    app: nameOf(row.entity_ref),
    team: row.owner_ref ? nameOf(row.owner_ref) : '',
    environment: PRODUCTION,
  };
}

// Names are unique in the default namespace; others keep theirs in front.
function nameOf(ref: string): string {
  const { namespace, name } = parseEntityRef(ref);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
