import { DoraStatus } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { HistoryImporter } from '../inbox/HistoryImporter';
import { Inbox } from '../inbox/Inbox';

/** Answers how far the numbers are behind the events. */
export class StatusReports {
  readonly #db: Knex;
  readonly #inbox: Inbox;
  readonly #importer: HistoryImporter;

  constructor(options: { db: Knex; inbox: Inbox; importer: HistoryImporter }) {
    this.#db = options.db;
    this.#inbox = options.inbox;
    this.#importer = options.importer;
  }

  async status(): Promise<DoraStatus> {
    // Before the stale services: a delivery leaves them behind when it is done.
    const pendingDeliveries = await this.#inbox.countPending();
    const [{ stale }] = await this.#db('dora_dirty_services').count({
      stale: '*',
    });
    const row = await this.#db('dora_services')
      .max({ computedAt: 'computed_at' })
      .first();
    return {
      revision: String(row?.computedAt ?? 0),
      pendingDeliveries,
      staleServices: Number(stale),
      imports: await this.#importer.progress(),
    };
  }
}
