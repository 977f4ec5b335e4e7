import { Router } from 'express';
import { ApiOptions } from './createApiRouter';
import { readReportQuery } from './reportQuery';

/** Improvement shows over a quarter, not over a month. */
const LEADERBOARD_RANGE = '90d';

/** Adds what can be asked about teams and the whole organisation. */
export function addGroupRoutes(
  router: Router,
  { visibility, groups }: ApiOptions,
): void {
  router.get(
    '/v1/teams/:namespace/:name/metrics',
    async (request, response) => {
      const entityRef = await visibility.entity(request);
      response.json(
        await groups.team(
          entityRef,
          readReportQuery(request),
          String(request.query.includeSubTeams) === 'true',
          visibility.among(request),
        ),
      );
    },
  );
  router.get('/v1/leaderboard', async (request, response) => {
    const { parent } = request.query;
    response.json(
      await groups.leaderboard(
        readReportQuery(request, LEADERBOARD_RANGE),
        parent === undefined ? undefined : String(parent).toLowerCase(),
        visibility.among(request),
      ),
    );
  });
  router.get('/v1/organisation/metrics', async (request, response) => {
    response.json(
      await groups.organisation(
        readReportQuery(request),
        visibility.among(request),
      ),
    );
  });
}
