import { AuditorService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import {
  doraHealthReadPermission,
  doraMetricsReadPermission,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Router } from 'express';
import { Mappings } from '../catalog/Mappings';
import { EXPOSITION_CONTENT_TYPE } from '../exporters/exposition';
import { PrometheusExporter } from '../exporters/PrometheusExporter';
import { Imports } from '../imports/Imports';
import { DeliveryActions } from '../inbox/DeliveryActions';
import { Operations } from '../operations/Operations';
import { DeliveryReports } from '../reports/DeliveryReports';
import { DeploymentReports } from '../reports/DeploymentReports';
import { GroupReports } from '../reports/GroupReports';
import { HealthReports } from '../reports/HealthReports';
import { ServiceReports } from '../reports/ServiceReports';
import { SetupReports } from '../reports/SetupReports';
import { StatusReports } from '../reports/StatusReports';
import { TargetReports } from '../reports/TargetReports';
import { genericEventSchema } from '../sources';
import { IsAllowed, requirePermission } from './authorize';
import { addGroupRoutes } from './groupRoutes';
import { addHealthRoutes } from './healthRoutes';
import { addImportRoutes, readImportPages } from './importRoutes';
import { openApiDocument } from './openapi/document';
import { addOperationRoutes } from './operationRoutes';
import { addServiceRoutes } from './serviceRoutes';
import { addTargetRoutes } from './targetRoutes';
import { Visibility } from './visibility';

export interface ApiOptions {
  auditor: AuditorService;
  isAllowed: IsAllowed;
  visibility: Visibility;
  services: ServiceReports;
  deployments: DeploymentReports;
  setup: SetupReports;
  groups: GroupReports;
  targets: TargetReports;
  status: StatusReports;
  health: HealthReports;
  deliveries: DeliveryReports;
  deliveryActions: DeliveryActions;
  mappings: Mappings;
  operations: Operations;
  imports: Imports;
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
  addGroupRoutes(router, options);
  addTargetRoutes(router, options);
  addHealthRoutes(router, options);
  addOperationRoutes(router, options);
  addImportRoutes(router, options);
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
