import { Router } from 'express';
import { PRODUCTION } from '../attribution/environments';
import { ApiOptions } from './createApiRouter';

const DEFAULT_WEEKS = 26;

/** Adds how the metrics of services and teams move over weeks. */
export function addTrendRoutes(
  router: Router,
  { visibility, answers, trends }: ApiOptions,
): void {
  router.get('/v1/trends/:namespace/:kind/:name', async (request, response) => {
    const { weeks, environment } = request.query;
    const entityRef = await visibility.entity(request);
    await answers.send(request, response, () =>
      trends.trends(
        entityRef,
        {
          weeks: Number(weeks ?? DEFAULT_WEEKS),
          environment: String(environment ?? PRODUCTION).toLowerCase(),
        },
        visibility.among(request),
      ),
    );
  });
}
