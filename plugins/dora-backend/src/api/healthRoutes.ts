import {
  DeliverySelection,
  doraHealthManagePermission,
  doraHealthReadPermission,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Request, Router } from 'express';
import { DeliveryQuery } from '../inbox/deliveryList';
import { audited, AuditedAction } from './audited';
import { requirePermission } from './authorize';
import { ApiOptions } from './createApiRouter';

const DEFAULT_LIMIT = 25;

/** Does what only administrators may do, and lets the audit log know. */
type Manage = <T>(
  request: Request,
  action: AuditedAction,
  act: () => Promise<T>,
) => Promise<T>;

/** Adds what can be asked and done about the data itself. */
export function addHealthRoutes(router: Router, options: ApiOptions): void {
  const { isAllowed, auditor } = options;
  const manage: Manage = async (request, action, act) => {
    await requirePermission(isAllowed, request, doraHealthManagePermission);
    return audited(auditor, request, action, act);
  };
  addReads(router, options, manage);
  addDeliveryActions(router, options, manage);
  addSubjectActions(router, options, manage);
}

function addReads(router: Router, options: ApiOptions, manage: Manage): void {
  const { isAllowed, visibility, health, deliveries } = options;
  router.get('/v1/health', async (request, response) => {
    await requirePermission(isAllowed, request, doraHealthReadPermission);
    response.json(
      await health.health({
        visible: visibility.among(request),
        manages: await isAllowed(request, doraHealthManagePermission),
      }),
    );
  });
  router.get('/v1/deliveries', async (request, response) => {
    await requirePermission(isAllowed, request, doraHealthReadPermission);
    response.json(await deliveries.list(readQuery(request)));
  });
  // A body tells all that its sender knows, so reading it is no small thing.
  router.get('/v1/deliveries/:deliveryId', async (request, response) => {
    const id = request.params.deliveryId;
    const detail = await manage(
      request,
      { eventId: 'delivery-read', severityLevel: 'medium', meta: { id } },
      () => deliveries.detail(id),
    );
    response.json(detail);
  });
}

function addDeliveryActions(
  router: Router,
  { deliveryActions, onWork }: ApiOptions,
  manage: Manage,
): void {
  router.post('/v1/deliveries/replay', async (request, response) => {
    const selection: DeliverySelection = request.body;
    const changed = await manage(
      request,
      {
        eventId: 'delivery-replay',
        severityLevel: 'medium',
        meta: { ...selection },
      },
      () => deliveryActions.replay(selection),
    );
    onWork();
    response.json({ changed });
  });
  router.post('/v1/deliveries/discard', async (request, response) => {
    const { ids, reason } = request.body;
    const changed = await manage(
      request,
      {
        eventId: 'delivery-discard',
        severityLevel: 'medium',
        meta: { ids, reason },
      },
      () => deliveryActions.discard(ids, reason),
    );
    response.json({ changed });
  });
}

function addSubjectActions(
  router: Router,
  { mappings, onWork }: ApiOptions,
  manage: Manage,
): void {
  const change = (
    request: Request,
    eventId: string,
    meta: Record<string, string>,
    act: () => Promise<void>,
  ) =>
    manage(
      request,
      {
        eventId,
        severityLevel: 'medium',
        meta: { ...meta, method: request.method },
      },
      act,
    );

  router.put('/v1/mappings', async (request, response) => {
    const { subject, entityRef } = request.body;
    await change(request, 'mapping-change', { subject, entityRef }, () =>
      mappings.map(subject, entityRef),
    );
    onWork();
    response.status(204).end();
  });
  router.delete('/v1/mappings', async (request, response) => {
    const subject = String(request.query.subject);
    const entityRef = String(request.query.entityRef);
    await change(request, 'mapping-change', { subject, entityRef }, () =>
      mappings.unmap(subject, entityRef),
    );
    onWork();
    response.status(204).end();
  });
  router.put('/v1/subjects/ignored', async (request, response) => {
    const { subject, reason } = request.body;
    await change(request, 'subject-change', { subject, reason }, () =>
      mappings.ignore(subject, reason),
    );
    response.status(204).end();
  });
  router.delete('/v1/subjects/ignored', async (request, response) => {
    const subject = String(request.query.subject);
    await change(request, 'subject-change', { subject }, () =>
      mappings.unignore(subject),
    );
    response.status(204).end();
  });
}

/** The question that the query of a request asks; its shape is already checked. */
function readQuery({ query }: Request): DeliveryQuery {
  const text = (name: string) => query[name] as string | undefined;
  return {
    state: text('state') as DeliveryQuery['state'],
    sourceId: text('source'),
    subject: text('subject'),
    before: text('before'),
    limit: Number(query.limit ?? DEFAULT_LIMIT),
  };
}
