import { Router } from 'express';
import { ApiOptions } from './createApiRouter';
import { readReportQuery } from './reportQuery';

const SERVICE = '/v1/services/:namespace/:kind/:name';

/** Adds how numbers are defined, and what other definitions would make of them. */
export function addDefinitionRoutes(
  router: Router,
  { visibility, definitions, simulations }: ApiOptions,
): void {
  router.get('/v1/definitions', async (_, response) => {
    response.json(await definitions.general());
  });
  router.get(`${SERVICE}/definitions`, async (request, response) => {
    const entityRef = await visibility.entity(request);
    response.json(await definitions.ofService(entityRef));
  });
  router.post(`${SERVICE}/simulation`, async (request, response) => {
    const entityRef = await visibility.entity(request);
    response.json(
      await simulations.simulate(
        entityRef,
        request.body,
        readReportQuery(request),
      ),
    );
  });
}
