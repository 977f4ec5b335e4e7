import { DoraStatus } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { countDirtyServices } from '../facts/dirtyServices';
import { HistoryImporter } from '../inbox/HistoryImporter';
import { Inbox } from '../inbox/Inbox';
import { Operations } from '../operations/Operations';

/** Answers how far the numbers are behind the events. */
export class StatusReports {
  readonly #db: Knex;
  readonly #inbox: Inbox;
  readonly #importer: HistoryImporter;
  readonly #operations: Operations;

  constructor(options: {
    db: Knex;
    inbox: Inbox;
    importer: HistoryImporter;
    operations: Operations;
  }) {
    this.#db = options.db;
    this.#inbox = options.inbox;
    this.#importer = options.importer;
    this.#operations = options.operations;
  }

  async status(): Promise<DoraStatus> {
    // Before the stale services: a delivery leaves them behind when it is done.
    const pendingDeliveries = await this.#inbox.countPending();
    const staleServices = await countDirtyServices(this.#db);
    const row = await this.#db('dora_services')
      .max({ computedAt: 'computed_at' })
      .first();
    return {
      revision: String(row?.computedAt ?? 0),
      pendingDeliveries,
      staleServices,
      imports: await this.#importer.progress(),
      rebuilding: await this.#operations.rebuilding(),
    };
  }
}
