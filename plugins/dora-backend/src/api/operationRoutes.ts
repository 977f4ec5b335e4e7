import {
  doraHealthManagePermission,
  doraHealthReadPermission,
  OperationList,
  OperationRequest,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Router } from 'express';
import { audited } from './audited';
import { requirePermission } from './authorize';
import { ApiOptions } from './createApiRouter';

/** Adds long work: to rebuild and to erase. */
export function addOperationRoutes(router: Router, options: ApiOptions): void {
  const { isAllowed, auditor, operations } = options;

  router.get('/v1/operations', async (request, response) => {
    await requirePermission(isAllowed, request, doraHealthReadPermission);
    const list: OperationList = { operations: await operations.list() };
    response.json(list);
  });
  router.post('/v1/operations', async (request, response) => {
    await requirePermission(isAllowed, request, doraHealthManagePermission);
    const wanted: OperationRequest = request.body;
    const operation = await audited(
      auditor,
      request,
      {
        eventId: 'operation-start',
        severityLevel: 'high',
        meta: auditable(wanted),
      },
      () => operations.start(wanted),
    );
    options.onWork();
    response.json(operation);
  });
  router.post(
    '/v1/operations/:operationId/cancel',
    async (request, response) => {
      await requirePermission(isAllowed, request, doraHealthManagePermission);
      const id = request.params.operationId;
      const operation = await audited(
        auditor,
        request,
        { eventId: 'operation-cancel', severityLevel: 'medium', meta: { id } },
        () => operations.cancel(id),
      );
      response.json(operation);
    },
  );
}

// Whom to erase would be in the audit log for ever.
function auditable(wanted: OperationRequest) {
  return wanted.kind === 'erase_service'
    ? { kind: wanted.kind, entityRef: wanted.entityRef }
    : { kind: wanted.kind };
}
