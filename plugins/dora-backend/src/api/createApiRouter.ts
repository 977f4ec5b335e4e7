import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import { Router } from 'express';
import { DeploymentReports } from '../reports/DeploymentReports';
import { ServiceReports } from '../reports/ServiceReports';
import { StatusReports } from '../reports/StatusReports';
import { genericEventSchema } from '../sources';
import { openApiDocument } from './openapi/document';
import { addServiceRoutes } from './serviceRoutes';
import { VisibleEntity } from './visibleEntity';

export interface ApiOptions {
  visibleEntity: VisibleEntity;
  services: ServiceReports;
  deployments: DeploymentReports;
  status: StatusReports;
}

/** The REST API of `openApiDocument`, each request checked against it. */
export function createApiRouter(options: ApiOptions): Router {
  const router = createValidatedOpenApiRouterFromGeneratedEndpointMap<{}>(
    openApiDocument as never,
  ) as unknown as Router;
  addServiceRoutes(router, options);
  router.get('/v1/status', async (_, response) => {
    response.json(await options.status.status());
  });
  router.get('/v1/schemas/generic-event', (_, response) => {
    response.json(genericEventSchema);
  });
  return router;
}
