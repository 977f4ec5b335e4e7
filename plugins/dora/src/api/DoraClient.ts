import { CompoundEntityRef } from '@backstage/catalog-model';
import { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
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
  WorkInProgress,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  DeliveriesQuery,
  DeploymentsQuery,
  DoraApi,
  ExplanationQuery,
  IncidentsQuery,
  LeaderboardQuery,
  ReportQuery,
  RestatementsQuery,
  StageWhatIfQuery,
  TeamExplanationQuery,
  TeamQuery,
  TeamWorkInProgressQuery,
  TrendsQuery,
  WorkInProgressQuery,
} from './DoraApi';

/**
 * The client of the DORA backend's REST API.
 *
 * @public
 */
export class DoraClient implements DoraApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  getServiceMetrics(
    service: CompoundEntityRef,
    query: ReportQuery,
  ): Promise<ServiceMetrics> {
    return this.#get(`${servicePath(service)}/metrics`, { ...query });
  }

  getServiceSeries(
    service: CompoundEntityRef,
    query: ReportQuery,
  ): Promise<ServiceSeries> {
    return this.#get(`${servicePath(service)}/series`, { ...query });
  }

  getDeployments(
    service: CompoundEntityRef,
    query: DeploymentsQuery,
  ): Promise<DeploymentPage> {
    return this.#get(`${servicePath(service)}/deployments`, { ...query });
  }

  getDeployment(
    service: CompoundEntityRef,
    id: string,
  ): Promise<DeploymentDetail> {
    return this.#get(
      `${servicePath(service)}/deployments/${encodeURIComponent(id)}`,
    );
  }

  getDefinitions(service?: CompoundEntityRef): Promise<DefinitionsReport> {
    return this.#get(
      service ? `${servicePath(service)}/definitions` : '/v1/definitions',
    );
  }

  simulate(
    service: CompoundEntityRef,
    rules: Partial<DefinitionValues>,
    query: ReportQuery,
  ): Promise<Simulation> {
    const path = `${servicePath(service)}/simulation${searchOf({ ...query })}`;
    return this.#send('POST', path, { rules });
  }

  getServiceStages(
    service: CompoundEntityRef,
    query: ReportQuery,
  ): Promise<ServiceStages> {
    return this.#get(`${servicePath(service)}/stages`, { ...query });
  }

  getStageWhatIf(
    service: CompoundEntityRef,
    { factors, ...query }: StageWhatIfQuery,
  ): Promise<StageWhatIf> {
    return this.#get(`${servicePath(service)}/stages/what-if`, {
      ...query,
      ...factors,
    });
  }

  getWorkInProgress(
    service: CompoundEntityRef,
    query: WorkInProgressQuery,
  ): Promise<WorkInProgress> {
    return this.#get(`${servicePath(service)}/work-in-progress`, { ...query });
  }

  getServiceSetup(service: CompoundEntityRef): Promise<ServiceSetup> {
    return this.#get(`${servicePath(service)}/setup`);
  }

  getTeamMetrics(
    team: CompoundEntityRef,
    query: TeamQuery,
  ): Promise<TeamMetrics> {
    const path = pathOf(team.namespace, team.name);
    return this.#get(`/v1/teams/${path}/metrics`, { ...query });
  }

  getTeamWorkInProgress(
    team: CompoundEntityRef,
    query: TeamWorkInProgressQuery,
  ): Promise<TeamWorkInProgress> {
    const path = pathOf(team.namespace, team.name);
    return this.#get(`/v1/teams/${path}/work-in-progress`, { ...query });
  }

  getOrganisationMetrics(query: ReportQuery): Promise<OrganisationMetrics> {
    return this.#get('/v1/organisation/metrics', { ...query });
  }

  getLeaderboard(query: LeaderboardQuery): Promise<Leaderboard> {
    return this.#get('/v1/leaderboard', { ...query });
  }

  getServiceRestatements(
    service: CompoundEntityRef,
    query: RestatementsQuery,
  ): Promise<Restatements> {
    return this.#get(`${servicePath(service)}/restatements`, { ...query });
  }

  getTeamRestatements(
    team: CompoundEntityRef,
    query: RestatementsQuery,
  ): Promise<Restatements> {
    const path = pathOf(team.namespace, team.name);
    return this.#get(`/v1/teams/${path}/restatements`, { ...query });
  }

  getRestatements(query: RestatementsQuery): Promise<Restatements> {
    return this.#get('/v1/organisation/restatements', { ...query });
  }

  getTargets(entity: CompoundEntityRef): Promise<Targets> {
    return this.#get(targetsPath(entity));
  }

  setTarget(
    entity: CompoundEntityRef,
    metric: MetricId,
    target: TargetInput,
  ): Promise<Targets> {
    return this.#send('PUT', `${targetsPath(entity)}/${metric}`, target);
  }

  removeTarget(entity: CompoundEntityRef, metric: MetricId): Promise<Targets> {
    return this.#send('DELETE', `${targetsPath(entity)}/${metric}`);
  }

  getInterventions(entity: CompoundEntityRef): Promise<Interventions> {
    return this.#get(interventionsPath(entity));
  }

  addIntervention(
    entity: CompoundEntityRef,
    intervention: InterventionInput,
  ): Promise<Interventions> {
    return this.#send('POST', interventionsPath(entity), intervention);
  }

  removeIntervention(
    entity: CompoundEntityRef,
    id: string,
  ): Promise<Interventions> {
    return this.#send(
      'DELETE',
      `${interventionsPath(entity)}/${encodeURIComponent(id)}`,
    );
  }

  getTrends(entity: CompoundEntityRef, query: TrendsQuery): Promise<Trends> {
    const { namespace, kind, name } = entity;
    const path = pathOf(namespace, kind, name);
    return this.#get(`/v1/trends/${path}`, { ...query });
  }

  explainService(
    service: CompoundEntityRef,
    metric: ExplainedMetric,
    query: ExplanationQuery,
  ): Promise<Explanation> {
    const path = `${servicePath(service)}/explanations/${metric}`;
    return this.#get(path, { ...query });
  }

  explainTeam(
    team: CompoundEntityRef,
    metric: ExplainedMetric,
    query: TeamExplanationQuery,
  ): Promise<Explanation> {
    const path = pathOf(team.namespace, team.name);
    return this.#get(`/v1/teams/${path}/explanations/${metric}`, { ...query });
  }

  explainOrganisation(
    metric: ExplainedMetric,
    query: ExplanationQuery,
  ): Promise<Explanation> {
    return this.#get(`/v1/organisation/explanations/${metric}`, { ...query });
  }

  getCorrections(service: CompoundEntityRef): Promise<Corrections> {
    return this.#get(`${servicePath(service)}/corrections`);
  }

  makeCorrection(
    service: CompoundEntityRef,
    correction: CorrectionInput,
  ): Promise<Correction> {
    return this.#send(
      'POST',
      `${servicePath(service)}/corrections`,
      correction,
    );
  }

  undoCorrection(service: CompoundEntityRef, id: string): Promise<Correction> {
    const correction = `${servicePath(
      service,
    )}/corrections/${encodeURIComponent(id)}`;
    return this.#send('POST', `${correction}/undo`);
  }

  getIncidents(
    service: CompoundEntityRef,
    query: IncidentsQuery,
  ): Promise<IncidentPage> {
    return this.#get(`${servicePath(service)}/incidents`, { ...query });
  }

  getStatus(): Promise<DoraStatus> {
    return this.#get('/v1/status');
  }

  getHealth(): Promise<DataHealth> {
    return this.#get('/v1/health');
  }

  getDeliveries(query: DeliveriesQuery): Promise<DeliveryPage> {
    return this.#get('/v1/deliveries', { ...query });
  }

  getDelivery(id: string): Promise<DeliveryDetail> {
    return this.#get(`/v1/deliveries/${encodeURIComponent(id)}`);
  }

  replayDeliveries(selection: DeliverySelection): Promise<DeliveriesChanged> {
    return this.#send('POST', '/v1/deliveries/replay', selection);
  }

  discardDeliveries(ids: string[], reason: string): Promise<DeliveriesChanged> {
    return this.#send('POST', '/v1/deliveries/discard', { ids, reason });
  }

  mapSubject(subject: string, entityRef: string): Promise<void> {
    return this.#send('PUT', '/v1/mappings', { subject, entityRef });
  }

  unmapSubject(subject: string, entityRef: string): Promise<void> {
    const search = searchOf({ subject, entityRef });
    return this.#send('DELETE', `/v1/mappings${search}`);
  }

  ignoreSubject(subject: string, reason: string): Promise<void> {
    return this.#send('PUT', '/v1/subjects/ignored', { subject, reason });
  }

  restoreSubject(subject: string): Promise<void> {
    return this.#send('DELETE', `/v1/subjects/ignored${searchOf({ subject })}`);
  }

  startOperation(request: OperationRequest): Promise<Operation> {
    return this.#send('POST', '/v1/operations', request);
  }

  cancelOperation(id: string): Promise<Operation> {
    const path = `/v1/operations/${encodeURIComponent(id)}/cancel`;
    return this.#send('POST', path);
  }

  async #get<T>(path: string, query: Query = {}): Promise<T> {
    return answerOf(
      await this.#fetchApi.fetch(`plugin://dora${path}${searchOf(query)}`),
    );
  }

  async #send<T>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<T> {
    return answerOf(
      await this.#fetchApi.fetch(`plugin://dora${path}`, {
        method,
        ...(body && {
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      }),
    );
  }
}

type Query = Record<string, string | number | boolean | undefined>;

/** The query part of an address: what is given and nothing else. */
function searchOf(query: Query): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined,
  );
  const search = new URLSearchParams(
    given.map(([name, value]) => [name, String(value)]),
  ).toString();
  return search && `?${search}`;
}

/** What the backend answered; nothing where there is nothing to say. */
async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.status === 204 ? (undefined as T) : response.json();
}

function servicePath({ namespace, kind, name }: CompoundEntityRef): string {
  return `/v1/services/${pathOf(namespace, kind, name)}`;
}

function targetsPath({ namespace, kind, name }: CompoundEntityRef): string {
  return `/v1/targets/${pathOf(namespace, kind, name)}`;
}

function interventionsPath(entity: CompoundEntityRef): string {
  const { namespace, kind, name } = entity;
  return `/v1/interventions/${pathOf(namespace, kind, name)}`;
}

function pathOf(...parts: string[]): string {
  return parts
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
    .join('/');
}
