import {
  STAGES,
  StageWhatIf,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Request, Router } from 'express';
import { ApiOptions } from './createApiRouter';
import { readReportQuery } from './reportQuery';

/** Adds what lead time would be if stages took less. */
export function addStageRoutes(
  router: Router,
  { visibility, answers, services }: ApiOptions,
): void {
  router.get(
    '/v1/services/:namespace/:kind/:name/stages/what-if',
    async (request, response) => {
      const entityRef = await visibility.entity(request);
      await answers.send(request, response, () =>
        services.whatIf(
          entityRef,
          readReportQuery(request),
          readFactors(request),
        ),
      );
    },
  );
}

function readFactors({ query }: Request): StageWhatIf['factors'] {
  const asked = STAGES.filter(stage => query[stage] !== undefined);
  return Object.fromEntries(asked.map(stage => [stage, Number(query[stage])]));
}
