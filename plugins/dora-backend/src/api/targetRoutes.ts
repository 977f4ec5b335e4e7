import {
  doraTargetUpdatePermission,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Request, Router } from 'express';
import { PRODUCTION } from '../attribution/environments';
import { MeasureNow } from '../reports/TargetReports';
import { audited } from './audited';
import { requirePermission } from './authorize';
import { ApiOptions } from './createApiRouter';

const TARGETS = '/v1/targets/:namespace/:kind/:name';
const RECENT = {
  window: { range: '30d' },
  environment: PRODUCTION,
  compare: 'none',
} as const;

/** Adds targets of services and teams. */
export function addTargetRoutes(router: Router, options: ApiOptions): void {
  const { visibility, answers, targets, isAllowed, auditor } = options;

  const list = (request: Request, entityRef: string, editable: boolean) =>
    targets.list(entityRef, measureNow(options, request, entityRef), editable);

  /** Makes a change that is in the audit log whether it succeeds or not. */
  const change = async (
    request: Request,
    act: (entityRef: string, metric: MetricId) => Promise<void>,
  ) => {
    await requirePermission(isAllowed, request, doraTargetUpdatePermission);
    const entityRef = await visibility.entity(request);
    const metric = request.params.metric as MetricId;
    await audited(
      auditor,
      request,
      {
        eventId: 'target-change',
        severityLevel: 'low',
        meta: { entityRef, metric, method: request.method },
      },
      () => act(entityRef, metric),
    );
    return list(request, entityRef, true);
  };

  router.get(TARGETS, async (request, response) => {
    const entityRef = await visibility.entity(request);
    const editable = await isAllowed(request, doraTargetUpdatePermission);
    await answers.send(
      request,
      response,
      () => list(request, entityRef, editable),
      [editable],
    );
  });
  router.put(`${TARGETS}/:metric`, async (request, response) => {
    response.json(
      await change(request, (entityRef, metric) =>
        targets.set(
          entityRef,
          metric,
          request.body,
          measureNow(options, request, entityRef),
        ),
      ),
    );
  });
  router.delete(`${TARGETS}/:metric`, async (request, response) => {
    response.json(
      await change(request, (entityRef, metric) =>
        targets.drop(entityRef, metric),
      ),
    );
  });
}

function measureNow(
  { services, groups, visibility }: ApiOptions,
  request: Request,
  entityRef: string,
): MeasureNow {
  return async () => {
    const report = entityRef.startsWith('group:')
      ? await groups.team(entityRef, RECENT, true, visibility.among(request))
      : await services.metrics(entityRef, RECENT);
    return report.metrics;
  };
}
