import {
  Correction,
  CorrectionChange,
  Corrections,
  DeploymentDetail,
  DeploymentSummary,
  IncidentPage,
  ServiceIncident,
} from '@dora-metrics/backstage-plugin-dora-common';
import { march } from '../../attribution/__testUtils__/events';
import { DoraBackend } from '../../__testUtils__/doraBackend';

/** Corrects what a backend has derived, as people do. */
export class CorrectionBench {
  readonly #backend: DoraBackend;

  constructor(backend: DoraBackend) {
    this.#backend = backend;
  }

  path(name = 'checkout'): string {
    return `/v1/services/default/component/${name}`;
  }

  /** Sends a correction; its answer is not looked at. */
  send(change: object, name?: string) {
    return this.#backend.post(`${this.path(name)}/corrections`, {
      reason: 'Because',
      ...change,
    });
  }

  /** Makes a correction, and waits for the numbers. */
  async make(change: CorrectionChange, name?: string): Promise<Correction> {
    const { body } = await this.send(change, name).expect(200);
    await this.#backend.settled();
    return body;
  }

  /** Undoes a correction, and waits for the numbers. */
  async undo({ id }: Correction, name?: string): Promise<Correction> {
    const path = `${this.path(name)}/corrections/${id}/undo`;
    const { body } = await this.#backend.post(path, {}).expect(200);
    await this.#backend.settled();
    return body;
  }

  async list(name?: string): Promise<Corrections> {
    const { body } = await this.#backend
      .get(`${this.path(name)}/corrections`)
      .expect(200);
    return body;
  }

  /** The deployments of March, by the revision that they brought. */
  async deployments(
    name = 'checkout',
  ): Promise<Record<string, DeploymentSummary>> {
    const { items } = await this.#backend.deployments(name, march);
    return Object.fromEntries(items.map(item => [item.revision![0], item]));
  }

  async detail(id: string, name?: string): Promise<DeploymentDetail> {
    const { body } = await this.#backend
      .get(`${this.path(name)}/deployments/${id}`)
      .expect(200);
    return body;
  }

  /** The incidents of March, by title. */
  async incidents(name?: string): Promise<Record<string, ServiceIncident>> {
    const { body } = await this.#backend
      .get(`${this.path(name)}/incidents`)
      .query(march)
      .expect(200);
    const { items }: IncidentPage = body;
    return Object.fromEntries(items.map(item => [item.title!, item]));
  }

  /** What people see of services, but for when they look. */
  async look(...names: string[]): Promise<object> {
    const seen: Record<string, object> = {};
    for (const name of names) {
      const { metrics, further } = await this.#backend.metrics(name, march);
      seen[name] = {
        metrics,
        further,
        deployments: await this.deployments(name),
        incidents: await this.incidents(name),
      };
    }
    return seen;
  }
}
