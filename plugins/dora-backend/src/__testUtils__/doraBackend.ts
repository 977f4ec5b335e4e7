import { createHmac } from 'node:crypto';
import { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ServiceMetrics,
  DeploymentPage,
  DoraStatus,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import request from 'supertest';
import { doraPlugin } from '../plugin';

/** Both engines, each real; PostgreSQL where its connection string is set. */
export const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

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

/** A running backend with the plugin, driven over HTTP. */
export class DoraBackend {
  readonly server: TestBackend['server'];
  readonly #backend: TestBackend;

  private constructor(backend: TestBackend) {
    this.server = backend.server;
    this.#backend = backend;
  }

  static async start(options: {
    knex: Knex;
    entities: Entity[];
    dora?: object;
    features?: BackendFeature[];
  }): Promise<DoraBackend> {
    const backend = await startTestBackend({
      features: [
        doraPlugin,
        ...(options.features ?? []),
        catalogServiceMock.factory({ entities: options.entities }),
        mockServices.database.factory({
          knex: options.knex,
          migrations: { skip: false },
        }),
        mockServices.scheduler.factory({
          includeInitialDelayedTasksOnStartup: true,
        }),
        mockServices.rootConfig.factory({
          data: {
            dora: {
              sources: {
                github: { secrets: [GITHUB_SECRET] },
                argocd: { secrets: [ARGOCD_TOKEN] },
                generic: { secrets: [TOKEN] },
              },
              ...options.dora,
            },
          },
        }),
      ],
    });
    return new DoraBackend(backend);
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
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
