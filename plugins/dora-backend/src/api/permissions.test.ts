import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { METRIC_IDS } from '@dora-metrics/backstage-plugin-dora-common';
import request from 'supertest';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { openApiDocument } from './openapi/document';

const subject = 'service:checkout';
const entityRef = 'component:default/checkout';

const values: Record<string, string> = {
  namespace: 'default',
  kind: 'component',
  name: 'checkout',
  id: 'd1',
  metric: METRIC_IDS[0],
  interventionId: '1',
  deliveryId: '1',
  operationId: '1',
  importId: '1',
  correctionId: '1',
};

/** A body for each operation that takes one, so that nothing but permissions is in its way. */
const bodies: Record<string, object> = {
  'put /v1/targets/{namespace}/{kind}/{name}/{metric}': {
    value: 1,
    due: '2099-01-01',
  },
  'post /v1/interventions/{namespace}/{kind}/{name}': {
    title: 'x',
    day: '2026-01-01',
  },
  'post /v1/services/{namespace}/{kind}/{name}/corrections': {
    kind: 'dismiss_deployment',
    deploymentId: 'd1',
    reason: 'x',
  },
  'post /v1/services/{namespace}/{kind}/{name}/simulation': { rules: {} },
  'post /v1/deliveries/replay': { state: 'failed' },
  'post /v1/deliveries/discard': { ids: ['1'], reason: 'x' },
  'put /v1/mappings': { subject, entityRef },
  'put /v1/subjects/ignored': { subject, reason: 'x' },
  'post /v1/operations': { kind: 'recompute' },
  'post /v1/imports': { id: '1', title: 'x', sourceId: 'generic' },
  'post /v1/imports/{importId}/events': { events: [] },
};

const queries: Record<string, object> = {
  'delete /v1/mappings': { subject, entityRef },
  'delete /v1/subjects/ignored': { subject },
};

interface Route {
  /** Method and path of the document. */
  key: string;
  method: string;
  path: string;
}

const routes: Route[] = Object.entries(openApiDocument.paths).flatMap(
  ([template, operations]) =>
    Object.keys(operations).map(method => ({
      key: `${method} ${template}`,
      method,
      path: template.replace(/\{(\w+)\}/g, (_, name) => values[name]),
    })),
);

/** Everything about the data itself. */
const administration = routes.filter(({ path }) =>
  /^\/v1\/(health|deliveries|mappings|subjects|operations|imports)/.test(path),
);
/** Bodies of deliveries are none of these: they tell more than health. */
const healthReads = [
  'get /v1/health',
  'get /v1/deliveries',
  'get /v1/operations',
  'get /v1/imports',
];

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

function send(backend: DoraBackend, { key, method, path }: Route) {
  const agent = request(backend.server) as any;
  const sent = agent[method](`/api/dora${path}`).query(queries[key] ?? {});
  return bodies[key] ? sent.send(bodies[key]) : sent;
}

describe('permissions', () => {
  let backend: DoraBackend;
  afterEach(() => backend.stop());

  /** Routes with how they answered, for all of them at once. */
  async function answers(asked: Route[]) {
    const told: Record<string, number> = {};
    for (const route of asked) {
      const { status, body } = await send(backend, route);
      told[route.key] = status;
      if (status === 403) {
        expect(Object.keys(body).sort()).toEqual([
          'error',
          'request',
          'response',
        ]);
      }
    }
    return told;
  }

  const all = (asked: Route[], status: number) =>
    Object.fromEntries(asked.map(({ key }) => [key, status]));

  it('shows no number to whom the policy denies, on any route', async () => {
    backend = await start(['dora.metrics.read']);
    expect(routes.length).toBeGreaterThan(25);
    expect(await answers(routes)).toEqual(all(routes, 403));
  });

  it('D4: shows nothing of the data’s health without the permission', async () => {
    backend = await start(['dora.health.read', 'dora.health.manage']);
    expect(administration.length).toBeGreaterThan(15);
    expect(await answers(administration)).toEqual(all(administration, 403));
  });

  it('lets the data’s health be seen but not managed without the permission', async () => {
    backend = await start(['dora.health.manage']);
    const reads = administration.filter(({ key }) => healthReads.includes(key));
    const rest = administration.filter(route => !reads.includes(route));
    expect(reads).toHaveLength(healthReads.length);
    expect(await answers(reads)).toEqual(all(reads, 200));
    expect(await answers(rest)).toEqual(all(rest, 403));
  });

  it('lets targets and interventions be seen but not changed without the permission', async () => {
    backend = await start(['dora.target.update']);
    for (const kind of ['targets', 'interventions']) {
      const path = `/v1/${kind}/default/component/checkout`;
      const { body } = await backend.get(path).expect(200);
      expect(body.editable).toBe(false);
    }
    const changes = routes.filter(
      ({ method, path }) =>
        method !== 'get' && /^\/v1\/(targets|interventions)/.test(path),
    );
    expect(await answers(changes)).toEqual(all(changes, 403));
    expect(changes).toHaveLength(4);
  });

  it('lets corrections be seen but not made without the permission', async () => {
    backend = await start(['dora.correction.update']);
    const path = '/v1/services/default/component/checkout/corrections';
    const { body } = await backend.get(path).expect(200);
    expect(body.editable).toBe(false);
    const changes = routes.filter(({ key }) =>
      /^post .*\/corrections/.test(key),
    );
    expect(await answers(changes)).toEqual(all(changes, 403));
    expect(changes).toHaveLength(2);
  });

  it('hides what the catalog hides', async () => {
    backend = await start([]);
    const named = routes
      .filter(({ path }) => path.includes('checkout'))
      .map(route => ({
        ...route,
        path: route.path.replace('checkout', 'hidden'),
      }));
    expect(named.length).toBeGreaterThan(5);
    expect(await answers(named)).toEqual(all(named, 404));
  });
});
