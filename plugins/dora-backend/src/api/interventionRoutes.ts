import { doraTargetUpdatePermission } from '@dora-metrics/backstage-plugin-dora-common';
import { Request, Router } from 'express';
import { audited } from './audited';
import { requirePermission } from './authorize';
import { ApiOptions } from './createApiRouter';

const INTERVENTIONS = '/v1/interventions/:namespace/:kind/:name';

/** Adds what services and teams have changed about how they work. */
export function addInterventionRoutes(
  router: Router,
  { visibility, answers, interventions, isAllowed, auditor }: ApiOptions,
): void {
  const list = (request: Request, entityRef: string, editable: boolean) =>
    interventions.list(entityRef, visibility.among(request), editable);

  /** Makes a change that is in the audit log whether it succeeds or not. */
  const change = async (
    request: Request,
    act: (entityRef: string) => Promise<void>,
  ) => {
    await requirePermission(isAllowed, request, doraTargetUpdatePermission);
    const entityRef = await visibility.entity(request);
    await audited(
      auditor,
      request,
      {
        eventId: 'intervention-change',
        severityLevel: 'low',
        meta: { entityRef, method: request.method },
      },
      () => act(entityRef),
    );
    return list(request, entityRef, true);
  };

  router.get(INTERVENTIONS, async (request, response) => {
    const entityRef = await visibility.entity(request);
    const editable = await isAllowed(request, doraTargetUpdatePermission);
    await answers.send(
      request,
      response,
      () => list(request, entityRef, editable),
      [editable],
    );
  });
  router.post(INTERVENTIONS, async (request, response) => {
    response.json(
      await change(request, entityRef =>
        interventions.add(entityRef, request.body),
      ),
    );
  });
  router.delete(
    `${INTERVENTIONS}/:interventionId`,
    async (request, response) => {
      response.json(
        await change(request, entityRef =>
          interventions.drop(entityRef, request.params.interventionId),
        ),
      );
    },
  );
}
