import {
  CorrectionInput,
  doraCorrectionUpdatePermission,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Request, Router } from 'express';
import { audited } from './audited';
import { requirePermission } from './authorize';
import { ApiOptions } from './createApiRouter';
import { readPageQuery } from './reportQuery';

const SERVICE = '/v1/services/:namespace/:kind/:name';
const CORRECTIONS = `${SERVICE}/corrections`;

/** Adds corrections of what was derived, and the incidents that can be corrected. */
export function addCorrectionRoutes(router: Router, options: ApiOptions): void {
  const { visibility, corrections, incidents, isAllowed, auditor } = options;

  const corrector = async (request: Request) => ({
    userRef: await options.caller(request),
    visible: visibility.among(request),
  });

  /** Makes a change that is in the audit log whether it succeeds or not. */
  const change = async <T>(
    request: Request,
    meta: Record<string, string>,
    act: (entityRef: string) => Promise<T>,
  ) => {
    await requirePermission(isAllowed, request, doraCorrectionUpdatePermission);
    const entityRef = await visibility.entity(request);
    const result = await audited(
      auditor,
      request,
      {
        eventId: 'correction-change',
        severityLevel: 'medium',
        meta: { entityRef, ...meta },
      },
      () => act(entityRef),
    );
    options.onWork();
    return result;
  };

  router.get(`${SERVICE}/incidents`, async (request, response) => {
    const entityRef = await visibility.entity(request);
    response.json(
      await incidents.list(
        entityRef,
        readPageQuery(request),
        visibility.among(request),
      ),
    );
  });
  router.get(CORRECTIONS, async (request, response) => {
    const entityRef = await visibility.entity(request);
    response.json(
      await corrections.list(
        entityRef,
        visibility.among(request),
        await isAllowed(request, doraCorrectionUpdatePermission),
      ),
    );
  });
  router.post(CORRECTIONS, async (request, response) => {
    const input: CorrectionInput = request.body;
    response.json(
      await change(request, auditable(input), async entityRef =>
        corrections.make(entityRef, input, await corrector(request)),
      ),
    );
  });
  router.post(
    `${CORRECTIONS}/:correctionId/undo`,
    async (request, response) => {
      const { correctionId } = request.params;
      response.json(
        await change(
          request,
          { actionType: 'undo', correctionId },
          async entityRef =>
            corrections.undo(entityRef, correctionId, await corrector(request)),
        ),
      );
    },
  );
}

// Reasons may name people, who would be in the audit log for ever.
function auditable(input: CorrectionInput): Record<string, string> {
  const { kind } = input;
  return 'incidentId' in input
    ? { actionType: kind, incidentId: input.incidentId }
    : { actionType: kind, deploymentId: input.deploymentId };
}
