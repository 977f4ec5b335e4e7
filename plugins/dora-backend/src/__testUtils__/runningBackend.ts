import { createHmac } from 'node:crypto';
import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ServiceMetrics,
  DeploymentPage,
  DoraStatus,
  Operation,
  OperationList,
  OperationRequest,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import request from 'supertest';
import { doraPlugin } from '../plugin';
import { ChangingConfig } from './changingConfig';

export const GITHUB_SECRET = 'github-secret-for-tests';
export const TOKEN = 'generic-token-for-tests';
export const ARGOCD_TOKEN = 'argocd-token-for-tests';

const MOST_LOOKS = 2_000;
const LOOK_EVERY_MS = 5;

/** A component of type service, with the annotations that link it to events. */
export function service(
  name: string,
  annotations: Record<string, string> = {
    'github.com/project-slug': `acme/${name}`,
    'argocd/app-name': name,
  },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { namespace: 'default', name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'team' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/team' }],
  };
}

function withSources(dora: object | undefined): object {
  return {
    dora: {
      sources: {
        github: { secrets: [GITHUB_SECRET] },
        argocd: { secrets: [ARGOCD_TOKEN] },
        generic: { secrets: [TOKEN] },
      },
      ...dora,
    },
  };
}

/** A running backend with the plugin, driven over HTTP. */
export class DoraBackend {
  readonly server: TestBackend['server'];
  readonly #backend: TestBackend;
  readonly #config: ChangingConfig;

  private constructor(backend: TestBackend, config: ChangingConfig) {
    this.server = backend.server;
    this.#backend = backend;
    this.#config = config;
  }

  static async start(options: {
    knex: Knex;
    entities: Entity[];
    dora?: object;
    /** Of Backstage itself, such as `{ github: [ … ] }`. */
    integrations?: object;
    features?: BackendFeature[];
    /** Instead of a catalog that shows the entities to everybody. */
    catalog?: BackendFeature;
  }): Promise<DoraBackend> {
    const config = new ChangingConfig({
      integrations: options.integrations,
      ...withSources(options.dora),
    });
    const backend = await startTestBackend({
      features: [
        doraPlugin,
        ...(options.features ?? []),
        options.catalog ??
          catalogServiceMock.factory({ entities: options.entities }),
        mockServices.database.factory({
          knex: options.knex,
          migrations: { skip: false },
        }),
        mockServices.scheduler.factory({
          includeInitialDelayedTasksOnStartup: true,
        }),
        createServiceFactory({
          service: coreServices.rootConfig,
          deps: {},
          factory: () => config.config,
        }),
      ],
    });
    return new DoraBackend(backend, config);
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }

  /** Changes the configuration while everything runs. */
  reconfigure(dora: object): void {
    this.#config.change(withSources(dora));
  }

  /** Sends a GitHub event, signed. */
  github(event: string, payload: object, delivery?: string) {
    const body = JSON.stringify(payload);
    const signature = createHmac('sha256', GITHUB_SECRET)
      .update(body)
      .digest('hex');
    const sent = request(this.server)
      .post('/api/dora/webhooks/github')
      .set('content-type', 'application/json')
      .set('x-github-event', event)
      .set('x-hub-signature-256', `sha256=${signature}`);
    return (delivery ? sent.set('x-github-delivery', delivery) : sent).send(
      body,
    );
  }

  /** Sends events of the generic format. */
  generic(...events: object[]) {
    return request(this.server)
      .post('/api/dora/webhooks/generic')
      .set('authorization', `Bearer ${TOKEN}`)
      .send({ events });
  }

  /** Sends the body of an Argo CD notification. */
  argocd(body: object, path = '/api/dora/webhooks/argocd') {
    return request(this.server)
      .post(path)
      .set('authorization', `Bearer ${ARGOCD_TOKEN}`)
      .send(body);
  }

  get(path: string) {
    return request(this.server).get(`/api/dora${path}`);
  }

  post(path: string, body: object) {
    return request(this.server).post(`/api/dora${path}`).send(body);
  }

  put(path: string, body: object) {
    return request(this.server).put(`/api/dora${path}`).send(body);
  }

  delete(path: string) {
    return request(this.server).delete(`/api/dora${path}`);
  }

  async metrics(name: string, query: object = {}): Promise<ServiceMetrics> {
    const { body } = await this.get(
      `/v1/services/default/component/${name}/metrics`,
    )
      .query(query)
      .expect(200);
    return body;
  }

  async deployments(name: string, query: object = {}): Promise<DeploymentPage> {
    const { body } = await this.get(
      `/v1/services/default/component/${name}/deployments`,
    )
      .query(query)
      .expect(200);
    return body;
  }

  /** Starts an operation and answers it when it has ended. */
  async operate(wanted: OperationRequest): Promise<Operation> {
    const { body } = await this.post('/v1/operations', wanted).expect(200);
    for (let look = 0; look < MOST_LOOKS; look++) {
      const answer = await this.get('/v1/operations').expect(200);
      const { operations }: OperationList = answer.body;
      const operation = operations.find(({ id }) => id === body.id)!;
      if (operation.state !== 'running') {
        return operation;
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error('The operation does not end');
  }

  /** Resolves when the numbers follow from all that was received. */
  async settled(): Promise<void> {
    for (let look = 0; look < MOST_LOOKS; look++) {
      const { body } = await this.get('/v1/status').expect(200);
      const status: DoraStatus = body;
      if (status.pendingDeliveries === 0 && status.staleServices === 0) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error('The backend does not come to rest');
  }
}
