import {
  EXPLAINED_METRICS,
  ExplainedMetric,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Request, Router } from 'express';
import { ExplanationQuery } from '../reports/explain/Explanations';
import { ApiOptions } from './createApiRouter';
import { readReportQuery } from './reportQuery';

const DEFAULT_LIMIT = 25;

/** Adds what every number means and is made of. */
export function addExplanationRoutes(
  router: Router,
  { visibility, explanations, groups }: ApiOptions,
): void {
  router.get(
    '/v1/services/:namespace/:kind/:name/explanations/:metric',
    async (request, response) => {
      const entityRef = await visibility.entity(request);
      response.json(
        await explanations.explain(
          { entityRef, serviceRefs: [entityRef] },
          readQuery(request),
        ),
      );
    },
  );
  router.get(
    '/v1/teams/:namespace/:name/explanations/:metric',
    async (request, response) => {
      const entityRef = await visibility.entity(request);
      const serviceRefs = await groups.servicesOf(
        entityRef,
        String(request.query.includeSubTeams) === 'true',
        visibility.among(request),
      );
      response.json(
        await explanations.explain(
          { entityRef, serviceRefs },
          readQuery(request),
        ),
      );
    },
  );
  router.get(
    '/v1/organisation/explanations/:metric',
    async (request, response) => {
      const serviceRefs = await groups.services(visibility.among(request));
      response.json(
        await explanations.explain(
          { entityRef: null, serviceRefs },
          readQuery(request),
        ),
      );
    },
  );
}

function readQuery(request: Request): ExplanationQuery {
  const { part, offset, limit } = request.query;
  return {
    ...readReportQuery(request),
    metric: EXPLAINED_METRICS.find(
      metric => metric === request.params.metric,
    ) as ExplainedMetric,
    part: part === 'excluded' ? 'excluded' : 'included',
    offset: Number(offset ?? 0),
    limit: Number(limit ?? DEFAULT_LIMIT),
  };
}
