import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { AttributionWorker } from '../attribution/AttributionWorker';
import { ServiceDirectory } from '../catalog/ServiceDirectory';
import { markServicesDirty } from '../facts/dirtyServices';
import { DeliveryWorker } from '../inbox/DeliveryWorker';
import { Inbox } from '../inbox/Inbox';
import { Sources } from '../inbox/Sources';
import { builtInEventSources } from '../sources';
import { service } from './doraBackend';

const DAY_MS = 86_400_000;
const DERIVED = [
  'dora_deployment_links',
  'dora_commit_links',
  'dora_commit_lookups',
  'dora_incident_links',
  'dora_cells',
];
const FACTS = [
  'dora_commits',
  'dora_pushes',
  'dora_push_commits',
  'dora_changes',
  'dora_stage_runs',
  'dora_deployments',
  'dora_incidents',
  'dora_incident_subjects',
  'dora_incident_moments',
];

/** The pipeline from inbox to cells, driven step by step on a real database. */
export class PipelineBench {
  readonly #db: Knex;
  readonly #inbox: Inbox;
  readonly #deliveries: DeliveryWorker;
  readonly #attribution: AttributionWorker;
  #received = 0;

  private constructor(db: Knex) {
    const logger = mockServices.logger.mock();
    this.#db = db;
    this.#inbox = new Inbox(db);
    this.#deliveries = new DeliveryWorker({
      db,
      inbox: this.#inbox,
      sources: new Sources(
        [
          {
            id: 'generic',
            kind: 'generic',
            secrets: [],
            defaultEnvironment: 'production',
            assumeTimeZone: 'UTC',
          },
        ],
        builtInEventSources,
      ),
      logger,
    });
    this.#attribution = new AttributionWorker({
      db,
      timeZone: 'UTC',
      rules: { failureWindowMs: DAY_MS, productionNames: ['prod'] },
    });
  }

  static async create(db: Knex): Promise<PipelineBench> {
    await db.migrate.latest({
      directory: resolvePackagePath(
        '@dora-metrics/backstage-plugin-dora-backend',
        'migrations',
      ),
    });
    return new PipelineBench(db);
  }

  /** Lets the catalog know exactly these services. */
  async learn(...names: string[]): Promise<void> {
    await new ServiceDirectory({
      db: this.#db,
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: names.map(name => service(name)),
      }),
    }).refresh();
  }

  /** Forgets everything but the schema. */
  async clear(): Promise<void> {
    for (const table of [
      ...DERIVED,
      ...FACTS,
      'dora_deliveries',
      'dora_dirty_services',
      'dora_service_subjects',
      'dora_services',
    ]) {
      await this.#db(table).delete();
    }
  }

  /** Stores generic events, each as a delivery of its own: equal ones come from different senders. */
  async receive(events: object[]): Promise<void> {
    for (const event of events) {
      await this.#inbox.store(
        [
          {
            sourceId: 'generic',
            deliveryId: String(this.#received++),
            event: undefined,
            contentType: 'application/json',
            body: Buffer.from(JSON.stringify(event)),
          },
        ],
        0,
      );
    }
  }

  /** Works off all that waits. */
  async work(): Promise<void> {
    while ((await this.#deliveries.workBatch()) > 0);
    while (await this.#attribution.workOne());
  }

  /** Derives everything anew from the facts. */
  async rebuild(): Promise<void> {
    for (const table of DERIVED) {
      await this.#db(table).delete();
    }
    const services = await this.#db('dora_services').select('entity_ref');
    await this.#db.transaction(trx =>
      markServicesDirty(
        trx,
        services.map(row => row.entity_ref),
        0,
      ),
    );
    await this.work();
  }

  /** All that was derived, in one order. */
  async derived(): Promise<Record<string, string[]>> {
    return this.#dump(DERIVED);
  }

  /** All facts, in one order. */
  async facts(): Promise<Record<string, string[]>> {
    return this.#dump(FACTS);
  }

  async #dump(tables: string[]) {
    const dump: Record<string, string[]> = {};
    for (const table of tables) {
      const rows = await this.#db(table).select();
      dump[table] = rows.map(row => JSON.stringify(normalize(row))).sort();
    }
    return dump;
  }
}

// The engines answer numbers and booleans in different types.
function normalize(row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'boolean'
        ? String(Number(value))
        : value && String(value),
    ]),
  );
}
