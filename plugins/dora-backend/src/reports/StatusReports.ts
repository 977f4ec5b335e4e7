import { DoraStatus } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { countServicesWithStaleCells } from '../cells/staleCells';
import { readReportVersion } from '../database/reportVersion';
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
    const dirty = await countDirtyServices(this.#db);
    const stale = await countServicesWithStaleCells(this.#db, Date.now());
    return {
      revision: await readReportVersion(this.#db),
      pendingDeliveries,
      staleServices: dirty + stale,
      imports: await this.#importer.progress(),
      rebuilding: await this.#operations.rebuilding(),
    };
  }
}
