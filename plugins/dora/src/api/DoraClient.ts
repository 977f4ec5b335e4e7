import { CompoundEntityRef } from '@backstage/catalog-model';
import { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
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
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  DeploymentsQuery,
  DoraApi,
  LeaderboardQuery,
  ReportQuery,
  TeamQuery,
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

  getServiceStages(
    service: CompoundEntityRef,
    query: ReportQuery,
  ): Promise<ServiceStages> {
    return this.#get(`${servicePath(service)}/stages`, { ...query });
  }

  getTeamMetrics(
    team: CompoundEntityRef,
    query: TeamQuery,
  ): Promise<TeamMetrics> {
    const path = pathOf(team.namespace, team.name);
    return this.#get(`/v1/teams/${path}/metrics`, { ...query });
  }

  getOrganisationMetrics(query: ReportQuery): Promise<OrganisationMetrics> {
    return this.#get('/v1/organisation/metrics', { ...query });
  }

  getLeaderboard(query: LeaderboardQuery): Promise<Leaderboard> {
    return this.#get('/v1/leaderboard', { ...query });
  }

  getTargets(entity: CompoundEntityRef): Promise<Targets> {
    return this.#get(targetsPath(entity));
  }

  setTarget(
    entity: CompoundEntityRef,
    metric: MetricId,
    target: TargetInput,
  ): Promise<Targets> {
    return this.#send(`${targetsPath(entity)}/${metric}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(target),
    });
  }

  removeTarget(entity: CompoundEntityRef, metric: MetricId): Promise<Targets> {
    return this.#send(`${targetsPath(entity)}/${metric}`, { method: 'DELETE' });
  }

  getStatus(): Promise<DoraStatus> {
    return this.#get('/v1/status');
  }

  async #get<T>(
    path: string,
    query: Record<string, string | number | boolean | undefined> = {},
  ): Promise<T> {
    const given = Object.entries(query).filter(
      ([, value]) => value !== undefined,
    );
    const search = new URLSearchParams(
      given.map(([name, value]) => [name, String(value)]),
    ).toString();
    return answerOf(
      await this.#fetchApi.fetch(
        `plugin://dora${path}${search && `?${search}`}`,
      ),
    );
  }

  async #send<T>(path: string, init: RequestInit): Promise<T> {
    return answerOf(await this.#fetchApi.fetch(`plugin://dora${path}`, init));
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json();
}

function servicePath({ namespace, kind, name }: CompoundEntityRef): string {
  return `/v1/services/${pathOf(namespace, kind, name)}`;
}

function targetsPath({ namespace, kind, name }: CompoundEntityRef): string {
  return `/v1/targets/${pathOf(namespace, kind, name)}`;
}

function pathOf(...parts: string[]): string {
  return parts
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
    .join('/');
}
