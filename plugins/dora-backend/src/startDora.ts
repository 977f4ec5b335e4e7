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
  RootConfigService,
  RootLifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { doraPermissions } from '@dora-metrics/backstage-plugin-dora-common';
import {
  DoraEventSource,
  DoraHistory,
} from '@dora-metrics/backstage-plugin-dora-node';
import { createIsAllowed } from './api/authorize';
import { createCaller } from './api/caller';
import { createApiRouter } from './api/createApiRouter';
import { ReportAnswers } from './api/ReportAnswers';
import { createVisibility } from './api/visibility';
import { AttributionWorker } from './attribution/AttributionWorker';
import { AttributionRules } from './attribution/scope';
import { severityScale } from './attribution/severities';
import { Mappings } from './catalog/Mappings';
import { ServiceDirectory } from './catalog/ServiceDirectory';
import { CellWorker } from './cells/CellWorker';
import { ComparisonWorker } from './comparisons/ComparisonWorker';
import { readGitHosts } from './comparisons/gitHosts';
import { DoraConfig } from './config';
import { Corrections } from './corrections/Corrections';
import { openDatabase } from './database/openDatabase';
import { readReportVersion } from './database/reportVersion';
import { PrometheusExporter } from './exporters/PrometheusExporter';
import { createWebhookRouter } from './inbox/createWebhookRouter';
import { Imports } from './imports/Imports';
import { DeliveryActions } from './inbox/DeliveryActions';
import { DeliveryWorker } from './inbox/DeliveryWorker';
import { GroupCommit } from './inbox/GroupCommit';
import { HistoryImporter } from './inbox/HistoryImporter';
import { Inbox } from './inbox/Inbox';
import { keepSourcesFresh } from './inbox/keepSourcesFresh';
import { Rejections } from './inbox/Rejections';
import { Sources } from './inbox/Sources';
import { subscribeToTopics } from './inbox/subscribeToTopics';
import { OperationRunner } from './operations/OperationRunner';
import { Operations } from './operations/Operations';
import { factsAreWhole } from './operations/wholeFacts';
import { Pipeline } from './Pipeline';
import { DefinitionReports } from './reports/DefinitionReports';
import { DeliveryReports } from './reports/DeliveryReports';
import { DeploymentReports } from './reports/DeploymentReports';
import { Explanations } from './reports/explain/Explanations';
import { GroupReports } from './reports/GroupReports';
import { HealthReports } from './reports/HealthReports';
import { InterventionReports } from './reports/InterventionReports';
import { IncidentReports } from './reports/IncidentReports';
import { ServiceReports } from './reports/ServiceReports';
import { SetupReports } from './reports/SetupReports';
import { StatusReports } from './reports/StatusReports';
import { TargetReports } from './reports/TargetReports';
import { WorkInProgressReports } from './reports/WorkInProgressReports';
import { TrendReports } from './reports/TrendReports';
import { DefinitionVersions } from './restatements/DefinitionVersions';
import { FigureWorker } from './restatements/FigureWorker';
import { RestatementReports } from './restatements/RestatementReports';
import { Retention } from './retention/Retention';
import { scheduleTasks } from './scheduleTasks';
import { Simulations } from './simulation/Simulations';
import { startInBackground } from './startInBackground';

export interface StartOptions {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: DoraConfig;
  /** For the sources, which follow its changes. */
  rootConfig: RootConfigService;
  database: DatabaseService;
  events: EventsService;
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
  const versions = new DefinitionVersions({ db, config });
  await versions.record();
  const sources = new Sources(config.sources, options.kinds);
  const inbox = new Inbox(db);
  const rejections = new Rejections({ db, logger });
  const importer = new HistoryImporter({ db, inbox, sources, logger });
  const operations = new Operations({ db });
  const figures = new FigureWorker({ db, config });
  const comparisons = new ComparisonWorker({
    db,
    inbox,
    hosts: config.comparisonsEnabled ? readGitHosts(options.rootConfig) : [],
    logger,
  });
  const rules: AttributionRules = {
    definitions: config.definitions.values,
    productionNames: config.productionNames,
    stageRules: config.stageRules,
    severityOf: severityScale(config.severities),
  };
  const pipeline = new Pipeline({
    deliveries: new DeliveryWorker({ db, inbox, sources, logger }),
    attribution: new AttributionWorker({
      db,
      factsAreWhole,
      timeZone: config.timeZone,
      rules,
    }),
    cells: new CellWorker({
      db,
      config: {
        timeZone: config.timeZone,
        definitions: config.definitions.values,
      },
      logger,
    }),
    operations: new OperationRunner({ db, sources, logger }),
    figures,
    logger,
  });

  options.permissionsRegistry.addPermissions(doraPermissions);
  httpRouter.use(
    createWebhookRouter({
      sources,
      inbox: new GroupCommit({ inbox }),
      rejections,
      limits: config.webhooks,
      logger,
      onStored: () => pipeline.wake(),
    }),
  );
  await subscribeToTopics({
    events: options.events,
    sources,
    inbox,
    rejections,
    limits: config.webhooks,
    onStored: () => pipeline.wake(),
  });
  keepSourcesFresh({ rootConfig: options.rootConfig, sources, logger });
  options.lifecycle.addStartupHook(() => rejections.start());
  options.lifecycle.addShutdownHook(() => rejections.stop());
  for (const path of ['/webhooks', '/webhook']) {
    httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
  }
  const caller = createCaller(options);
  httpRouter.use(
    createApiRouter({
      auditor: options.auditor,
      isAllowed: createIsAllowed(options),
      caller,
      answers: new ReportAnswers({
        readVersion: () => readReportVersion(db),
        caller,
        config,
      }),
      visibility: createVisibility(options),
      services: new ServiceReports({ db, config, versions }),
      deployments: new DeploymentReports({ db, config }),
      incidents: new IncidentReports({ db, config }),
      corrections: new Corrections({ db }),
      setup: new SetupReports({
        db,
        sources,
        rejectedLastDay: () => rejections.lastDay(),
      }),
      groups: new GroupReports({ db, config, versions }),
      explanations: new Explanations({
        db,
        config,
        countPending: () => inbox.countPending(),
        version: () => versions.current(),
      }),
      definitions: new DefinitionReports({
        db,
        config,
        listVersions: limit => versions.list(limit),
      }),
      simulations: new Simulations({ db, config, rules }),
      targets: new TargetReports({ db, config }),
      workInProgress: new WorkInProgressReports({ db }),
      interventions: new InterventionReports({ db, config }),
      trends: new TrendReports({ db, config }),
      status: new StatusReports({ db, inbox, importer, operations }),
      health: new HealthReports({
        db,
        config,
        sources,
        listOperations: () => operations.list(),
        rejectedLastDay: () => rejections.lastDay(),
        countGaps: () => comparisons.counts(),
      }),
      deliveries: new DeliveryReports({ db }),
      deliveryActions: new DeliveryActions({ db }),
      mappings: new Mappings({ ...options, db }),
      operations,
      imports: new Imports({ db, sources }),
      restatements: new RestatementReports({ db }),
      prometheus: new PrometheusExporter({ db, config }),
      maxBodyBytes: config.webhooks.maxBodyBytes,
      onWork: () => pipeline.wake(),
    }),
  );

  await scheduleTasks({
    db,
    scheduler: options.scheduler,
    catalogRefreshSeconds: config.catalogRefreshSeconds,
    directory: new ServiceDirectory({ ...options, db }),
    comparisons,
    figures,
    retention: new Retention({ db, config }),
    onWork: () => pipeline.wake(),
  });
  startInBackground({ ...options, importer, inbox, pipeline });
}
