import { CompoundEntityRef } from '@backstage/catalog-model';
import { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  DeploymentDetail,
  DeploymentPage,
  DoraStatus,
  ServiceMetrics,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { DeploymentsQuery, DoraApi, ReportQuery } from './DoraApi';

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

  getStatus(): Promise<DoraStatus> {
    return this.#get('/v1/status');
  }

  async #get<T>(
    path: string,
    query: Record<string, string | number | undefined> = {},
  ): Promise<T> {
    const given = Object.entries(query).filter(
      ([, value]) => value !== undefined,
    );
    const search = new URLSearchParams(
      given.map(([name, value]) => [name, String(value)]),
    ).toString();
    const response = await this.#fetchApi.fetch(
      `plugin://dora${path}${search && `?${search}`}`,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function servicePath({ namespace, kind, name }: CompoundEntityRef): string {
  const parts = [namespace, kind, name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/v1/services/${parts.join('/')}`;
}
