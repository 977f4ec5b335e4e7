import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { AttributionWorker } from '../attribution/AttributionWorker';
import { severityScale } from '../attribution/severities';
import { ServiceDirectory } from '../catalog/ServiceDirectory';
import { CellWorker } from '../cells/CellWorker';
import { SUM_AFTER_MS } from '../cells/staleSums';
import { readDoraConfig } from '../config';
import { chunks } from '../database/columns';
import { DEFAULT_VALUES } from '../definitions';
import { markServicesDirty } from '../facts/dirtyServices';
import { DeliveryWorker } from '../inbox/DeliveryWorker';
import { Inbox, NewDelivery } from '../inbox/Inbox';
import { Sources } from '../inbox/Sources';
import { OperationRunner } from '../operations/OperationRunner';
import { factsAreWhole } from '../operations/wholeFacts';
import { ReportQuery } from '../reports/reportQuery';
import { DefinitionVersions } from '../restatements/DefinitionVersions';
import { ServiceReports } from '../reports/ServiceReports';
import { builtInEventSources } from '../sources';
import { service } from './doraBackend';
import { DERIVED, dump, FACTS, SUMMED } from './tables';

const DELIVERIES_AT_ONCE = 50;

/** The pipeline from inbox to cells, driven step by step on a real database. */
export class PipelineBench {
  readonly #db: Knex;
  readonly #inbox: Inbox;
  readonly #sources: Sources;
  readonly #deliveries: DeliveryWorker;
  readonly #attribution: AttributionWorker;
  readonly #cells: CellWorker;
  /** Does not wait until the days that have changed are summed up. */
  readonly #sums: CellWorker;
  #received = 0;

  private constructor(db: Knex, definitions: DefinitionValues) {
    const logger = mockServices.logger.mock();
    this.#db = db;
    this.#inbox = new Inbox(db);
    this.#sources = new Sources(
      builtInEventSources.map(({ kind }) => ({
        id: kind,
        kind,
        secrets: [],
        takesWebhooks: true,
        topics: [],
        toleranceSeconds: 300,
        defaultEnvironment: 'production',
        assumeTimeZone: 'UTC',
        deploymentRules: [],
        incidentLabels: ['incident'],
      })),
      builtInEventSources,
    );
    this.#deliveries = new DeliveryWorker({
      db,
      inbox: this.#inbox,
      sources: this.#sources,
      logger,
    });
    const cells = { db, config: { timeZone: 'UTC', definitions }, logger };
    this.#cells = new CellWorker(cells);
    this.#sums = new CellWorker({
      ...cells,
      now: () => Date.now() + SUM_AFTER_MS,
    });
    this.#attribution = new AttributionWorker({
      db,
      timeZone: 'UTC',
      factsAreWhole,
      rules: {
        definitions: definitions,
        productionNames: ['prod'],
        stageRules: [],
        severityOf: severityScale({}),
      },
    });
  }

  static async create(
    db: Knex,
    definitions: DefinitionValues = DEFAULT_VALUES,
  ): Promise<PipelineBench> {
    await db.migrate.latest({
      directory: resolvePackagePath(
        '@dora-metrics/backstage-plugin-dora-backend',
        'migrations',
      ),
    });
    return new PipelineBench(db, definitions);
  }

  /** Lets the catalog know exactly these services, by name or as entities. */
  async learn(...services: Array<string | Entity>): Promise<void> {
    await new ServiceDirectory({
      db: this.#db,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      catalog: catalogServiceMock({
        entities: services.map(known =>
          typeof known === 'string' ? service(known) : known,
        ),
      }),
    }).refresh();
  }

  /** Forgets everything but the schema. */
  async clear(): Promise<void> {
    for (const table of [
      ...DERIVED,
      ...SUMMED,
      ...FACTS,
      'dora_correction_services',
      'dora_corrections',
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
    await this.deliver(
      events.map(event => ({
        sourceId: 'generic',
        event: undefined,
        body: Buffer.from(JSON.stringify(event)),
      })),
    );
  }

  /** Stores deliveries of sources, which have the ids of their kinds. */
  async deliver(
    deliveries: Pick<NewDelivery, 'sourceId' | 'event' | 'body'>[],
    receivedAt = Date.now(),
  ): Promise<void> {
    for (const part of chunks(deliveries, DELIVERIES_AT_ONCE)) {
      await this.#inbox.store(
        part.map(delivery => ({
          ...delivery,
          deliveryId: String(this.#received++),
          contentType: 'application/json',
        })),
        receivedAt,
      );
    }
  }

  /** The states in which the work on deliveries ended, in the order of their receipt. */
  async states(): Promise<string[]> {
    const rows = await this.#db('dora_deliveries').orderBy('id').select();
    return rows.map(row => row.state);
  }

  /** Works off all that waits. */
  async work(): Promise<void> {
    while ((await this.#deliveries.workBatch()) > 0);
    while (await this.#attribution.workOne());
    while (await this.#cells.workSome());
    while (await this.#sums.sumSome());
  }

  /** Something that works on operations and knows nothing yet, as after a restart. */
  runner(options: { db?: Knex; sources?: Sources } = {}): OperationRunner {
    return new OperationRunner({
      db: this.#db,
      sources: this.#sources,
      logger: mockServices.logger.mock(),
      ...options,
    });
  }

  /** Derives everything anew from the facts. */
  async rebuild(): Promise<void> {
    for (const table of [...DERIVED, ...SUMMED]) {
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

  /** What people see of services, over the month before an instant. */
  async reports(names: string[], now: Instant): Promise<object[]> {
    const config = readDoraConfig(mockServices.rootConfig());
    const reports = new ServiceReports({
      db: this.#db,
      config,
      versions: new DefinitionVersions({ db: this.#db, config }),
      now: () => now,
    });
    const query: ReportQuery = {
      window: { range: '30d' },
      environment: 'production',
      compare: 'previous',
    };
    const answers: object[] = [];
    for (const name of names) {
      const ref = `component:default/${name}`;
      answers.push(
        await reports.metrics(ref, query),
        await reports.series(ref, query),
        await reports.stages(ref, query),
      );
    }
    return answers;
  }

  /** All that was derived, in one order. */
  async derived(): Promise<Record<string, string[]>> {
    return dump(this.#db, [...DERIVED, ...SUMMED]);
  }

  /** All facts, in one order. */
  async facts(): Promise<Record<string, string[]>> {
    return dump(this.#db, FACTS);
  }
}
