import {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootLifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { doraPermissions } from '@dora-metrics/backstage-plugin-dora-common';
import {
  DoraEventSource,
  DoraHistory,
} from '@dora-metrics/backstage-plugin-dora-node';
import { createIsAllowed } from './api/authorize';
import { createApiRouter } from './api/createApiRouter';
import { createVisibility } from './api/visibility';
import { AttributionWorker } from './attribution/AttributionWorker';
import { ServiceDirectory } from './catalog/ServiceDirectory';
import { DoraConfig } from './config';
import { openDatabase } from './database/openDatabase';
import { PrometheusExporter } from './exporters/PrometheusExporter';
import { createWebhookRouter } from './inbox/createWebhookRouter';
import { DeliveryWorker } from './inbox/DeliveryWorker';
import { HistoryImporter } from './inbox/HistoryImporter';
import { Inbox } from './inbox/Inbox';
import { Sources } from './inbox/Sources';
import { Pipeline } from './Pipeline';
import { DeploymentReports } from './reports/DeploymentReports';
import { GroupReports } from './reports/GroupReports';
import { ServiceReports } from './reports/ServiceReports';
import { StatusReports } from './reports/StatusReports';
import { TargetReports } from './reports/TargetReports';

const HOUR_MS = 3_600_000;

export interface StartOptions {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: DoraConfig;
  database: DatabaseService;
  histories: DoraHistory[];
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  kinds: DoraEventSource[];
  lifecycle: LifecycleService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  rootLifecycle: RootLifecycleService;
  scheduler: SchedulerService;
}

/** Joins the parts: inbox, pipeline, catalog, reports and their routes. */
export async function startDora(options: StartOptions): Promise<void> {
  const { config, logger, httpRouter } = options;
  const db = await openDatabase(options.database);
  const sources = new Sources(config.sources, options.kinds);
  const inbox = new Inbox(db);
  const importer = new HistoryImporter({ db, inbox, sources, logger });
  const pipeline = new Pipeline({
    deliveries: new DeliveryWorker({ db, inbox, sources, logger }),
    attribution: new AttributionWorker({
      db,
      timeZone: config.timeZone,
      rules: {
        failureWindowMs: config.definitions.failureWindowHours * HOUR_MS,
        productionNames: config.productionNames,
      },
    }),
    logger,
  });

  options.permissionsRegistry.addPermissions(doraPermissions);
  httpRouter.use(
    createWebhookRouter({
      sources,
      inbox,
      maxBodyBytes: config.maxBodyBytes,
      logger,
      onStored: () => pipeline.wake(),
    }),
  );
  for (const path of ['/webhooks', '/webhook']) {
    httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
  }
  httpRouter.use(
    createApiRouter({
      auditor: options.auditor,
      isAllowed: createIsAllowed(options),
      visibility: createVisibility(options),
      services: new ServiceReports({ db, config }),
      deployments: new DeploymentReports({ db, config }),
      groups: new GroupReports({ db, config }),
      targets: new TargetReports({ db, config }),
      status: new StatusReports({ db, inbox, importer }),
      prometheus: new PrometheusExporter({ db, config }),
    }),
  );

  await keepDirectoryFresh(
    options,
    new ServiceDirectory({ ...options, db }),
    pipeline,
  );
  startInBackground(options, importer, inbox, pipeline);
}

async function keepDirectoryFresh(
  { scheduler, config }: StartOptions,
  directory: ServiceDirectory,
  pipeline: Pipeline,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'dora-refresh-services',
    frequency: { seconds: config.catalogRefreshSeconds },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 1 },
    scope: 'global',
    fn: async () => {
      if ((await directory.refresh()) > 0) {
        pipeline.wake();
      }
    },
  });
}

function startInBackground(
  { histories, lifecycle, logger, rootLifecycle }: StartOptions,
  importer: HistoryImporter,
  inbox: Inbox,
  pipeline: Pipeline,
): void {
  const stopping = new AbortController();
  const imports: Promise<void>[] = [];
  const roomInInbox = async (mostPending: number) => {
    while (
      !stopping.signal.aborted &&
      (await inbox.countPending()) > mostPending
    ) {
      await pipeline.round();
    }
  };
  lifecycle.addStartupHook(() => pipeline.start());
  // Not before all plugins have started, for they would wait for the import.
  rootLifecycle.addStartupHook(() => {
    for (const history of histories) {
      imports.push(
        importer
          .run(history, stopping.signal, roomInInbox)
          .catch(error =>
            logger.error(`Import of ${history.title} has stopped`, error),
          ),
      );
    }
  });
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    await pipeline.stop();
    await Promise.all(imports);
  });
}
