import { AuditorService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import {
  doraHealthReadPermission,
  doraMetricsReadPermission,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Router } from 'express';
import { Mappings } from '../catalog/Mappings';
import { Corrections } from '../corrections/Corrections';
import { EXPOSITION_CONTENT_TYPE } from '../exporters/exposition';
import { PrometheusExporter } from '../exporters/PrometheusExporter';
import { Imports } from '../imports/Imports';
import { DeliveryActions } from '../inbox/DeliveryActions';
import { Operations } from '../operations/Operations';
import { DefinitionReports } from '../reports/DefinitionReports';
import { DeliveryReports } from '../reports/DeliveryReports';
import { Explanations } from '../reports/explain/Explanations';
import { DeploymentReports } from '../reports/DeploymentReports';
import { GroupReports } from '../reports/GroupReports';
import { HealthReports } from '../reports/HealthReports';
import { IncidentReports } from '../reports/IncidentReports';
import { InterventionReports } from '../reports/InterventionReports';
import { ServiceReports } from '../reports/ServiceReports';
import { SetupReports } from '../reports/SetupReports';
import { StatusReports } from '../reports/StatusReports';
import { TargetReports } from '../reports/TargetReports';
import { WorkInProgressReports } from '../reports/WorkInProgressReports';
import { TrendReports } from '../reports/TrendReports';
import { RestatementReports } from '../restatements/RestatementReports';
import { Simulations } from '../simulation/Simulations';
import { genericEventSchema } from '../sources';
import { IsAllowed, requirePermission } from './authorize';
import { Caller } from './caller';
import { addCorrectionRoutes } from './correctionRoutes';
import { addDefinitionRoutes } from './definitionRoutes';
import { addExplanationRoutes } from './explanationRoutes';
import { addGroupRoutes } from './groupRoutes';
import { addHealthRoutes } from './healthRoutes';
import { addImportRoutes, readImportPages } from './importRoutes';
import { addInterventionRoutes } from './interventionRoutes';
import { openApiDocument } from './openapi/document';
import { addOperationRoutes } from './operationRoutes';
import { ReportAnswers } from './ReportAnswers';
import { addRestatementRoutes } from './restatementRoutes';
import { addServiceRoutes } from './serviceRoutes';
import { addStageRoutes } from './stageRoutes';
import { addTargetRoutes } from './targetRoutes';
import { addTrendRoutes } from './trendRoutes';
import { Visibility } from './visibility';
import { addWorkInProgressRoutes } from './workInProgressRoutes';

export interface ApiOptions {
  auditor: AuditorService;
  isAllowed: IsAllowed;
  caller: Caller;
  answers: ReportAnswers;
  visibility: Visibility;
  services: ServiceReports;
  deployments: DeploymentReports;
  incidents: IncidentReports;
  corrections: Corrections;
  setup: SetupReports;
  groups: GroupReports;
  explanations: Explanations;
  definitions: DefinitionReports;
  simulations: Simulations;
  targets: TargetReports;
  workInProgress: WorkInProgressReports;
  interventions: InterventionReports;
  trends: TrendReports;
  status: StatusReports;
  health: HealthReports;
  deliveries: DeliveryReports;
  deliveryActions: DeliveryActions;
  mappings: Mappings;
  operations: Operations;
  imports: Imports;
  restatements: RestatementReports;
  prometheus: PrometheusExporter;
  /** The largest page of an import. */
  maxBodyBytes: number;
  /** Called when an action has left work to do. */
  onWork(): void;
}

/**
 * The REST API of `openApiDocument`: each request is checked against it, and
 * none is answered without the permission to read.
 */
export function createApiRouter(options: ApiOptions): Router {
  const router = createValidatedOpenApiRouterFromGeneratedEndpointMap<{}>(
    openApiDocument as never,
  ) as unknown as Router;
  router.use('/v1', async (request, _, next) => {
    await requirePermission(
      options.isAllowed,
      request,
      doraMetricsReadPermission,
    );
    next();
  });
  addServiceRoutes(router, options);
  addStageRoutes(router, options);
  addWorkInProgressRoutes(router, options);
  addGroupRoutes(router, options);
  addExplanationRoutes(router, options);
  addDefinitionRoutes(router, options);
  addTargetRoutes(router, options);
  addCorrectionRoutes(router, options);
  addInterventionRoutes(router, options);
  addTrendRoutes(router, options);
  addHealthRoutes(router, options);
  addOperationRoutes(router, options);
  addImportRoutes(router, options);
  addRestatementRoutes(router, options);
  router.get('/v1/status', async (_, response) => {
    response.json(await options.status.status());
  });
  router.get('/v1/prometheus', async (request, response) => {
    const text = await options.prometheus.export(
      options.visibility.among(request),
      await options.isAllowed(request, doraHealthReadPermission),
    );
    response.set('Content-Type', EXPOSITION_CONTENT_TYPE).send(text);
  });
  router.get('/v1/schemas/generic-event', (_, response) => {
    response.json(genericEventSchema);
  });
  return Router().use(readImportPages(options.maxBodyBytes), router);
}
