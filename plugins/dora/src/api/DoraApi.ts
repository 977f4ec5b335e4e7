import { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import {
  Correction,
  CorrectionInput,
  Corrections,
  DataHealth,
  DefinitionsReport,
  DefinitionValues,
  DeliveriesChanged,
  DeliveryDetail,
  DeliveryPage,
  DeliverySelection,
  DeliveryState,
  DeploymentDetail,
  DeploymentPage,
  DoraStatus,
  ExplainedMetric,
  Explanation,
  IncidentPage,
  InterventionInput,
  Interventions,
  Leaderboard,
  MetricId,
  Operation,
  OperationRequest,
  OrganisationMetrics,
  Restatements,
  ServiceMetrics,
  ServiceSeries,
  ServiceSetup,
  ServiceStages,
  Simulation,
  StageWhatIf,
  TargetInput,
  Targets,
  TeamMetrics,
  TeamWorkInProgress,
  Trends,
  Verdict,
  WorkInProgress,
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
  /** The set of levels to rate by; the configured one when absent. */
  levels?: string;
}

/** @public */
export interface TeamQuery extends ReportQuery {
  /** Whether services of the teams below count too. */
  includeSubTeams: boolean;
}

/** @public */
export interface StageWhatIfQuery
  extends Pick<ReportQuery, 'range' | 'from' | 'to' | 'environment'> {
  /** The part of its time that each stage takes, 0 to 1. */
  factors: StageWhatIf['factors'];
}

/** @public */
export type WorkInProgressQuery = Pick<ReportQuery, 'environment'>;

/** @public */
export type TeamWorkInProgressQuery = Pick<
  TeamQuery,
  'environment' | 'includeSubTeams'
>;

/** @public */
export interface TrendsQuery extends Pick<ReportQuery, 'environment'> {
  /** Whole weeks before the running one, from 8 to 104. */
  weeks?: number;
}

/** @public */
export interface LeaderboardQuery extends ReportQuery {
  /** Ref of the group whose children are compared; all teams without it. */
  parent?: string;
}

/** @public */
export interface DeploymentsQuery extends ReportQuery {
  verdict?: Verdict;
  /** The `next` or `previous` of another page. */
  cursor?: string;
  limit?: number;
}

/** @public */
export interface ExplanationQuery extends Omit<ReportQuery, 'compare'> {
  /** Which rows are listed. */
  part?: Explanation['part'];
  offset?: number;
  limit?: number;
}

/** @public */
export interface TeamExplanationQuery extends ExplanationQuery {
  /** Whether services of the teams below count too. */
  includeSubTeams: boolean;
}

/** @public */
export interface IncidentsQuery
  extends Pick<ReportQuery, 'range' | 'from' | 'to' | 'environment'> {
  /** The `next` or `previous` of another page. */
  cursor?: string;
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

/** @public */
export interface RestatementsQuery {
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
  /** How the numbers of a service are defined or, without one, those of all. */
  getDefinitions(service?: CompoundEntityRef): Promise<DefinitionsReport>;
  /** What other rules would make of a service; nothing of it is kept. */
  simulate(
    service: CompoundEntityRef,
    rules: Partial<DefinitionValues>,
    query: ReportQuery,
  ): Promise<Simulation>;
  getServiceStages(
    service: CompoundEntityRef,
    query: ReportQuery,
  ): Promise<ServiceStages>;
  /** Lead time if stages took less, recomputed for each change. */
  getStageWhatIf(
    service: CompoundEntityRef,
    query: StageWhatIfQuery,
  ): Promise<StageWhatIf>;
  /** What was merged for a service and is not deployed yet. */
  getWorkInProgress(
    service: CompoundEntityRef,
    query: WorkInProgressQuery,
  ): Promise<WorkInProgress>;
  /** What has come for a service, and what its set-up still waits for. */
  getServiceSetup(service: CompoundEntityRef): Promise<ServiceSetup>;
  getTeamMetrics(
    team: CompoundEntityRef,
    query: TeamQuery,
  ): Promise<TeamMetrics>;
  /** What was merged for the services of a team and is not deployed yet. */
  getTeamWorkInProgress(
    team: CompoundEntityRef,
    query: TeamWorkInProgressQuery,
  ): Promise<TeamWorkInProgress>;
  getOrganisationMetrics(query: ReportQuery): Promise<OrganisationMetrics>;
  getLeaderboard(query: LeaderboardQuery): Promise<Leaderboard>;
  /** What has changed in past months of a service, the latest first. */
  getServiceRestatements(
    service: CompoundEntityRef,
    query: RestatementsQuery,
  ): Promise<Restatements>;
  /** The same of all services of a team and of those below it. */
  getTeamRestatements(
    team: CompoundEntityRef,
    query: RestatementsQuery,
  ): Promise<Restatements>;
  /** The same of any service. */
  getRestatements(query: RestatementsQuery): Promise<Restatements>;
  /** The targets of a service or team. */
  getTargets(entity: CompoundEntityRef): Promise<Targets>;
  setTarget(
    entity: CompoundEntityRef,
    metric: MetricId,
    target: TargetInput,
  ): Promise<Targets>;
  removeTarget(entity: CompoundEntityRef, metric: MetricId): Promise<Targets>;
  /** What a service or team has changed, with the metrics before and after. */
  getInterventions(entity: CompoundEntityRef): Promise<Interventions>;
  addIntervention(
    entity: CompoundEntityRef,
    intervention: InterventionInput,
  ): Promise<Interventions>;
  removeIntervention(
    entity: CompoundEntityRef,
    id: string,
  ): Promise<Interventions>;
  /** The metrics of a service or team week by week, and whether they move. */
  getTrends(entity: CompoundEntityRef, query: TrendsQuery): Promise<Trends>;
  /** What a number of a service means, and which rows made it. */
  explainService(
    service: CompoundEntityRef,
    metric: ExplainedMetric,
    query: ExplanationQuery,
  ): Promise<Explanation>;
  /** The same of a team. */
  explainTeam(
    team: CompoundEntityRef,
    metric: ExplainedMetric,
    query: TeamExplanationQuery,
  ): Promise<Explanation>;
  /** The same of all services together. */
  explainOrganisation(
    metric: ExplainedMetric,
    query: ExplanationQuery,
  ): Promise<Explanation>;
  /** What people have said against what was derived for a service. */
  getCorrections(service: CompoundEntityRef): Promise<Corrections>;
  makeCorrection(
    service: CompoundEntityRef,
    correction: CorrectionInput,
  ): Promise<Correction>;
  undoCorrection(service: CompoundEntityRef, id: string): Promise<Correction>;
  /** Incidents of a service, and the deployments that caused them. */
  getIncidents(
    service: CompoundEntityRef,
    query: IncidentsQuery,
  ): Promise<IncidentPage>;
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
