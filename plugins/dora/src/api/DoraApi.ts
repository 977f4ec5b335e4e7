import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import {
  DeploymentDetail,
  DeploymentPage,
  DoraStatus,
  ServiceMetrics,
  ServiceSeries,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';

/**
 * What a report covers: either a `range` such as `30d`, or the inclusive days
 * `from` and `to`, `yyyy-MM-dd`.
 *
 * @public
 */
export interface ReportQuery {
  range?: string;
  from?: string;
  to?: string;
  environment?: string;
  compare?: 'previous' | 'none';
}

/** @public */
export interface DeploymentsQuery extends ReportQuery {
  verdict?: Verdict;
  offset?: number;
  limit?: number;
}

/**
 * Asks the DORA backend.
 *
 * @public
 */
export interface DoraApi {
  getServiceMetrics(
    service: CompoundEntityRef,
    query: ReportQuery,
  ): Promise<ServiceMetrics>;
  getServiceSeries(
    service: CompoundEntityRef,
    query: ReportQuery,
  ): Promise<ServiceSeries>;
  getDeployments(
    service: CompoundEntityRef,
    query: DeploymentsQuery,
  ): Promise<DeploymentPage>;
  getDeployment(
    service: CompoundEntityRef,
    id: string,
  ): Promise<DeploymentDetail>;
  getStatus(): Promise<DoraStatus>;
}

/** @public */
export const doraApiRef = createApiRef<DoraApi>({ id: 'plugin.dora.client' });
