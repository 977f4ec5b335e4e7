import { Request, Router } from 'express';
import { RestatementQuery } from '../restatements/RestatementReports';
import { ApiOptions } from './createApiRouter';

const DEFAULT_LIMIT = 25;

/** Adds what has moved in closed months. */
export function addRestatementRoutes(
  router: Router,
  { visibility, restatements }: ApiOptions,
): void {
  const paths = [
    '/v1/services/:namespace/:kind/:name/restatements',
    '/v1/teams/:namespace/:name/restatements',
  ];
  for (const path of paths) {
    router.get(path, async (request, response) => {
      const entityRef = await visibility.entity(request);
      response.json(
        await restatements.entity(
          entityRef,
          readPage(request),
          visibility.among(request),
        ),
      );
    });
  }
  router.get('/v1/organisation/restatements', async (request, response) => {
    response.json(
      await restatements.organisation(
        readPage(request),
        visibility.among(request),
      ),
    );
  });
}

function readPage({ query }: Request): RestatementQuery {
  return {
    before: query.before === undefined ? undefined : String(query.before),
    limit: Number(query.limit ?? DEFAULT_LIMIT),
  };
}
