import { doraHealthReadPermission } from '@dora-metrics/backstage-plugin-dora-common';
import { Router } from 'express';
import { ApiOptions } from './createApiRouter';
import { readDeploymentQuery, readReportQuery } from './reportQuery';

const SERVICE = '/v1/services/:namespace/:kind/:name';

/** Adds what can be asked about one service. */
export function addServiceRoutes(
  router: Router,
  { visibility, isAllowed, answers, services, deployments, setup }: ApiOptions,
): void {
  router.get(`${SERVICE}/metrics`, async (request, response) => {
    const entityRef = await visibility.entity(request);
    await answers.send(request, response, () =>
      services.metrics(entityRef, readReportQuery(request)),
    );
  });
  router.get(`${SERVICE}/series`, async (request, response) => {
    const entityRef = await visibility.entity(request);
    await answers.send(request, response, () =>
      services.series(entityRef, readReportQuery(request)),
    );
  });
  router.get(`${SERVICE}/stages`, async (request, response) => {
    const entityRef = await visibility.entity(request);
    await answers.send(request, response, () =>
      services.stages(entityRef, readReportQuery(request)),
    );
  });
  router.get(`${SERVICE}/deployments`, async (request, response) => {
    const entityRef = await visibility.entity(request);
    response.json(
      await deployments.list(entityRef, readDeploymentQuery(request)),
    );
  });
  router.get(`${SERVICE}/deployments/:id`, async (request, response) => {
    const entityRef = await visibility.entity(request);
    response.json(
      await deployments.detail(
        entityRef,
        request.params.id,
        visibility.among(request),
      ),
    );
  });
  router.get(`${SERVICE}/setup`, async (request, response) => {
    const entityRef = await visibility.entity(request);
    const seesHealth = await isAllowed(request, doraHealthReadPermission);
    response.json(await setup.setup(entityRef, seesHealth));
  });
}
