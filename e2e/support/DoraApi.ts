import {
  DeploymentPage,
  DeploymentSummary,
  DoraStatus,
  Operation,
  OperationList,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { until } from './until';

const PAGE = 200;

/** A token of the guest. */
export async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/guest/refresh`, {
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}

/** Asks the HTTP API of a backend, as a guest. */
export class DoraApi {
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async signIn(url: string): Promise<DoraApi> {
    return new DoraApi(url, await signIn(url));
  }

  async status(): Promise<DoraStatus> {
    return this.#get('/v1/status');
  }

  async metrics(service: string): Promise<ServiceMetrics> {
    return this.#get(`/v1/services/default/component/${service}/metrics`);
  }

  /** How many successful deployments the metrics of a service count. */
  async countDeployments(service: string): Promise<number> {
    const { metrics } = await this.metrics(service);
    return metrics.deployment_frequency.n;
  }

  /** All production deployments of the last 30 days, over all pages. */
  async deployments(service: string): Promise<DeploymentSummary[]> {
    const items: DeploymentSummary[] = [];
    let cursor: string | null = null;
    do {
      const page: DeploymentPage = await this.#get(
        `/v1/services/default/component/${service}/deployments?limit=${PAGE}${
          cursor ? `&cursor=${cursor}` : ''
        }`,
      );
      items.push(...page.items);
      cursor = page.next;
    } while (cursor);
    return items;
  }

  /** Waits until the catalog has told the plugin of a service. */
  async knows(service: string, seconds = 60): Promise<void> {
    await until(`${service} is known`, seconds, async () =>
      this.metrics(service).then(
        ({ state }) => state !== 'not_linked',
        () => false,
      ),
    );
  }

  /** Waits until the numbers follow from all that was received. */
  async settled(seconds = 120): Promise<void> {
    await until('the numbers are settled', seconds, async () => {
      const { pendingDeliveries, staleServices, imports } = await this.status();
      return (
        pendingDeliveries === 0 &&
        staleServices === 0 &&
        imports.every(({ received, total }) => received === total)
      );
    });
  }

  /** Computes all numbers anew from what was received, and waits for it. */
  async rebuild(seconds = 60): Promise<void> {
    const { id }: Operation = await this.#post('/v1/operations', {
      kind: 'recompute',
    });
    await until('all numbers are computed anew', seconds, async () => {
      const { operations }: OperationList = await this.#get('/v1/operations');
      return operations.some(one => one.id === id && one.state === 'done');
    });
    await this.settled();
  }

  /** An answer as it came. */
  async text(path: string): Promise<string> {
    const response = await this.#fetch(path);
    return response.text();
  }

  /** An answer with its headers, whether there is anything in it or not. */
  async ask(path: string, headers: Record<string, string>): Promise<Response> {
    return fetch(`${this.#url}/api/dora${path}`, {
      headers: { ...headers, Authorization: `Bearer ${this.#token}` },
    });
  }

  async #get<T>(path: string): Promise<T> {
    const response = await this.#fetch(path);
    return response.json();
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const response = await this.#fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  async #fetch(path: string, request: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${this.#url}/api/dora${path}`, {
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${this.#token}` },
    });
    if (!response.ok) {
      throw new Error(`${path} answers ${response.status}`);
    }
    return response;
  }
}
