import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import {
  DeploymentDetail,
  DeploymentPage,
  DoraStatus,
  Leaderboard,
  MetricId,
  OrganisationMetrics,
  ServiceMetrics,
  ServiceSeries,
  ServiceStages,
  TargetInput,
  Targets,
  TeamMetrics,
  Verdict,
} from '@dora-metrics/backstage-plugin-dora-common';

/**
 * What a report is compared with: the window of equal length just before, the
 * 90 days just before, or nothing.
 *
 * @public
 */
export type Comparison = 'previous' | 'preceding_90d' | 'none';

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
  compare?: Comparison;
}

/** @public */
export interface TeamQuery extends ReportQuery {
  /** Whether services of the teams below count too. */
  includeSubTeams: boolean;
}

/** @public */
export interface LeaderboardQuery extends ReportQuery {
  /** Ref of the group whose children are compared; all teams without it. */
  parent?: string;
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
  getServiceStages(
    service: CompoundEntityRef,
    query: ReportQuery,
  ): Promise<ServiceStages>;
  getTeamMetrics(
    team: CompoundEntityRef,
    query: TeamQuery,
  ): Promise<TeamMetrics>;
  getOrganisationMetrics(query: ReportQuery): Promise<OrganisationMetrics>;
  getLeaderboard(query: LeaderboardQuery): Promise<Leaderboard>;
  /** The targets of a service or team. */
  getTargets(entity: CompoundEntityRef): Promise<Targets>;
  setTarget(
    entity: CompoundEntityRef,
    metric: MetricId,
    target: TargetInput,
  ): Promise<Targets>;
  removeTarget(entity: CompoundEntityRef, metric: MetricId): Promise<Targets>;
  getStatus(): Promise<DoraStatus>;
}

/** @public */
export const doraApiRef = createApiRef<DoraApi>({ id: 'plugin.dora.client' });
