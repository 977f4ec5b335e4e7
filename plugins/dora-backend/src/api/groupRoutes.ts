import { Router } from 'express';
import { ApiOptions } from './createApiRouter';
import { readReportQuery } from './reportQuery';

/** Improvement shows over a quarter, not over a month. */
const LEADERBOARD_RANGE = '90d';

/** Adds what can be asked about teams and the whole organisation. */
export function addGroupRoutes(
  router: Router,
  { visibility, answers, groups }: ApiOptions,
): void {
  router.get(
    '/v1/teams/:namespace/:name/metrics',
    async (request, response) => {
      const entityRef = await visibility.entity(request);
      await answers.send(request, response, () =>
        groups.team(
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
    await answers.send(request, response, () =>
      groups.leaderboard(
        readReportQuery(request, LEADERBOARD_RANGE),
        parent === undefined ? undefined : String(parent).toLowerCase(),
        visibility.among(request),
      ),
    );
  });
  router.get('/v1/organisation/metrics', async (request, response) => {
    await answers.send(request, response, () =>
      groups.organisation(readReportQuery(request), visibility.among(request)),
    );
  });
}
