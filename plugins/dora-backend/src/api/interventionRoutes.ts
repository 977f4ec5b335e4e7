import { doraTargetUpdatePermission } from '@dora-metrics/backstage-plugin-dora-common';
import { Request, Router } from 'express';
import { audited } from './audited';
import { requirePermission } from './authorize';
import { ApiOptions } from './createApiRouter';

const INTERVENTIONS = '/v1/interventions/:namespace/:kind/:name';

/** Adds what services and teams have changed about how they work. */
export function addInterventionRoutes(
  router: Router,
  { visibility, interventions, isAllowed, auditor }: ApiOptions,
): void {
  const answer = async (request: Request, entityRef: string) =>
    interventions.list(
      entityRef,
      visibility.among(request),
      await isAllowed(request, doraTargetUpdatePermission),
    );

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
    return answer(request, entityRef);
  };

  router.get(INTERVENTIONS, async (request, response) => {
    response.json(await answer(request, await visibility.entity(request)));
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
