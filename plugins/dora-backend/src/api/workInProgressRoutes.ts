import { Request, Router } from 'express';
import { PRODUCTION } from '../attribution/environments';
import { ApiOptions } from './createApiRouter';

/** Adds what was merged and is not deployed yet. */
export function addWorkInProgressRoutes(
  router: Router,
  { visibility, workInProgress }: ApiOptions,
): void {
  router.get(
    '/v1/services/:namespace/:kind/:name/work-in-progress',
    async (request, response) => {
      const entityRef = await visibility.entity(request);
      response.json(
        await workInProgress.service(entityRef, readEnvironment(request)),
      );
    },
  );
  router.get(
    '/v1/teams/:namespace/:name/work-in-progress',
    async (request, response) => {
      const entityRef = await visibility.entity(request);
      response.json(
        await workInProgress.team(
          entityRef,
          readEnvironment(request),
          String(request.query.includeSubTeams) === 'true',
          visibility.among(request),
        ),
      );
    },
  );
}

function readEnvironment({ query }: Request): string {
  return String(query.environment ?? PRODUCTION).toLowerCase();
}
