import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import {
  DataHealth,
  DeliveriesChanged,
  DeliveryDetail,
  DeliveryPage,
  DeliverySelection,
  DeliveryState,
  DeploymentDetail,
  DeploymentPage,
  DoraStatus,
  Leaderboard,
  MetricId,
  Operation,
  OperationRequest,
  OrganisationMetrics,
  ServiceMetrics,
  ServiceSeries,
  ServiceSetup,
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

/** @public */
export interface DeliveriesQuery {
  /** `problems` stands for all states in which something went wrong. */
  state?: DeliveryState | 'problems';
  source?: string;
  /** A name that deliveries use for what they are about. */
  subject?: string;
  /** The `next` of the page before. */
  before?: string;
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
  /** What has come for a service, and what its set-up still waits for. */
  getServiceSetup(service: CompoundEntityRef): Promise<ServiceSetup>;
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
  /** How the sources do, what waits, and what no service answers to. */
  getHealth(): Promise<DataHealth>;
  /** Deliveries in the inbox, the newest first. */
  getDeliveries(query: DeliveriesQuery): Promise<DeliveryPage>;
  /** A delivery with its raw body, for those who may manage. */
  getDelivery(id: string): Promise<DeliveryDetail>;
  /** Has deliveries worked off again. */
  replayDeliveries(selection: DeliverySelection): Promise<DeliveriesChanged>;
  /** Decides that deliveries do not count. */
  discardDeliveries(ids: string[], reason: string): Promise<DeliveriesChanged>;
  /** Says that a name belongs to a service. */
  mapSubject(subject: string, entityRef: string): Promise<void>;
  /** Takes back that a name belongs to a service. */
  unmapSubject(subject: string, entityRef: string): Promise<void>;
  /** Decides that a name is of no interest. */
  ignoreSubject(subject: string, reason: string): Promise<void>;
  /** Takes back that a name is of no interest. */
  restoreSubject(subject: string): Promise<void>;
  /** Starts long work, which goes on by itself. */
  startOperation(request: OperationRequest): Promise<Operation>;
  /** Ends long work before it is done. */
  cancelOperation(id: string): Promise<Operation>;
}

/** @public */
export const doraApiRef = createApiRef<DoraApi>({ id: 'plugin.dora.client' });
