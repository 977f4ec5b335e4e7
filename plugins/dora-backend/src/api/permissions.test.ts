import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { METRIC_IDS } from '@dora-metrics/backstage-plugin-dora-common';
import request from 'supertest';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { openApiDocument } from './openapi/document';

const values: Record<string, string> = {
  namespace: 'default',
  kind: 'component',
  name: 'checkout',
  id: 'd1',
  metric: METRIC_IDS[0],
};

const routes = Object.entries(openApiDocument.paths).flatMap(
  ([path, operations]) =>
    Object.keys(operations).map(
      method =>
        [
          method,
          path.replace(/\{(\w+)\}/g, (_, name) => values[name]),
        ] as const,
    ),
);

async function start(denied: string[]) {
  return DoraBackend.start({
    knex: await databases.init('SQLITE_3'),
    entities: [service('checkout')],
    features: [
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: denied.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
    ],
  });
}

function send(backend: DoraBackend, method: string, path: string) {
  const agent = request(backend.server) as any;
  const sent = agent[method](`/api/dora${path}`);
  return method === 'put' ? sent.send({ value: 1, due: '2099-01-01' }) : sent;
}

describe('permissions', () => {
  let backend: DoraBackend;
  afterEach(() => backend.stop());

  it('shows no number to whom the policy denies, on any route', async () => {
    backend = await start(['dora.metrics.read']);
    expect(routes.length).toBeGreaterThan(10);
    for (const [method, path] of routes) {
      const { status, body } = await send(backend, method, path);
      expect([method, path, status]).toEqual([method, path, 403]);
      expect(Object.keys(body).sort()).toEqual([
        'error',
        'request',
        'response',
      ]);
    }
  });

  it('lets targets be seen but not changed without the permission', async () => {
    backend = await start(['dora.target.update']);
    const path = '/v1/targets/default/component/checkout';
    const { body } = await send(backend, 'get', path);
    expect(body.editable).toBe(false);
    for (const method of ['put', 'delete']) {
      const { status } = await send(backend, method, `${path}/lead_time`);
      expect(status).toBe(403);
    }
  });

  it('hides what the catalog hides', async () => {
    backend = await start([]);
    const named = routes.filter(([, path]) => path.includes('checkout'));
    expect(named.length).toBeGreaterThan(5);
    for (const [method, path] of named) {
      const hidden = path.replace('checkout', 'hidden');
      const { status } = await send(backend, method, hidden);
      expect([path, status]).toEqual([path, 404]);
    }
  });
});
