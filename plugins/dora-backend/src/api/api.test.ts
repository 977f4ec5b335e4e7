import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import request from 'supertest';
import { mockCredentials } from '@backstage/backend-test-utils';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';

const path = '/v1/services/default/component/checkout';
const now = Date.now();
const hoursAgo = (hours: number) =>
  new Date(now - hours * 3_600_000).toISOString();

describe('REST API', () => {
  let backend: DoraBackend;

  beforeAll(async () => {
    backend = await DoraBackend.start({
      knex: await databases.init('SQLITE_3'),
      entities: [
        service('checkout'),
        service('new'),
        service('mail', {}),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { namespace: 'default', name: 'team' },
          spec: { type: 'team', children: [] },
        },
      ],
    });
    await backend.generic(
      ...[1, 2, 3, 50, 60].map(hours => ({
        type: 'deployment',
        id: `d${hours}`,
        service: 'checkout',
        environment: hours === 60 ? 'staging' : 'prod',
        status: hours === 2 ? 'failed' : 'succeeded',
        finishedAt: hoursAgo(hours),
        revision: String(hours).padStart(40, '0'),
        url: 'https://ci.example.com/1',
      })),
      {
        type: 'commit',
        repository: 'https://github.com/acme/checkout',
        sha: '50'.padStart(40, '0'),
        authoredAt: hoursAgo(51),
      },
      {
        type: 'incident',
        id: 'INC-1',
        service: 'checkout',
        severity: 'SEV1',
        title: 'Down',
        detectedAt: hoursAgo(49),
        mitigatedAt: hoursAgo(48),
      },
    );
    await backend.settled();
  });

  afterAll(() => backend.stop());

  const get = async (url: string) => (await backend.get(url).expect(200)).body;

  it('answers what its document says', async () => {
    const { components, paths } = await get('/openapi.json');
    const ajv = addFormats(new Ajv2020({ strict: false }));
    ajv.addSchema({ components }, 'document');
    const conforms = (schema: string, body: unknown) => {
      ajv.validate({ $ref: `document#/components/schemas/${schema}` }, body);
      expect(ajv.errors ?? []).toEqual([]);
    };
    expect(Object.keys(paths)).toHaveLength(44);
    conforms('ServiceMetrics', await get(`${path}/metrics`));
    conforms('ServiceMetrics', await get(`${path}/metrics?compare=none`));
    conforms(
      'ServiceMetrics',
      await get('/v1/services/default/component/new/metrics'),
    );
    conforms('ServiceSeries', await get(`${path}/series?range=90d`));
    conforms('ServiceStages', await get(`${path}/stages`));
    conforms('ServiceSetup', await get(`${path}/setup`));
    const page = await get(`${path}/deployments`);
    conforms('DeploymentPage', page);
    for (const { id } of page.items) {
      conforms('DeploymentDetail', await get(`${path}/deployments/${id}`));
    }
    conforms('TeamMetrics', await get('/v1/teams/default/team/metrics'));
    conforms('Leaderboard', await get('/v1/leaderboard'));
    conforms('OrganisationMetrics', await get('/v1/organisation/metrics'));
    const targets = '/v1/targets/default/component/checkout';
    await backend.put(`${targets}/deployment_frequency`, {
      value: 5,
      due: '2099-12-31',
    });
    conforms('Targets', await get(targets));
    const interventions = '/v1/interventions/default/component/checkout';
    await backend.post(interventions, {
      title: 'Smaller batches',
      day: hoursAgo(48).slice(0, 10),
    });
    conforms('Interventions', await get(interventions));
    conforms('Trends', await get('/v1/trends/default/component/checkout'));
    conforms('DoraStatus', await get('/v1/status'));
    conforms('Error', (await backend.get(`${path}/metrics?range=x`)).body);
  });

  it('serves the schema of generic events', async () => {
    const ajv = addFormats(new Ajv2020({ strict: false }));
    const matches = ajv.compile(await get('/v1/schemas/generic-event'));
    const event = {
      type: 'deployment',
      id: '1',
      service: 'checkout',
      status: 'succeeded',
      finishedAt: hoursAgo(1),
    };
    expect(matches(event)).toBe(true);
    expect(matches({ events: [event] })).toBe(true);
    expect(matches({ ...event, status: 'perhaps' })).toBe(false);
  });

  it('tells whether a service is linked, silent or ready', async () => {
    const stateOf = async (name: string) => (await backend.metrics(name)).state;
    expect(await stateOf('checkout')).toBe('ready');
    expect(await stateOf('new')).toBe('no_events');
    expect(await stateOf('mail')).toBe('not_linked');
  });

  it('keeps environments apart', async () => {
    const { environments, metrics } = await backend.metrics('checkout', {
      environment: 'staging',
    });
    expect(environments).toEqual(['production', 'staging']);
    expect(metrics.deployment_frequency.n).toBe(1);
  });

  it('compares with the window before unless told not to', async () => {
    expect((await backend.metrics('checkout')).previousWindow).not.toBeNull();
    const alone = await backend.metrics('checkout', { compare: 'none' });
    expect(alone.previousWindow).toBeNull();
    expect(alone.metrics.deployment_frequency.change).toBeNull();
  });

  it('pages and filters deployments', async () => {
    const all = await backend.deployments('checkout');
    expect(all.items.map(({ verdict }) => verdict)).toEqual([
      'provisional',
      'failed',
      'provisional',
      'failed',
    ]);
    expect(all).toMatchObject({ total: 4, next: null, previous: null });
    const first = await backend.deployments('checkout', { limit: 3 });
    expect(first.items).toEqual(all.items.slice(0, 3));
    const second = await backend.deployments('checkout', {
      cursor: first.next,
      limit: 3,
    });
    expect(second).toMatchObject({ total: 4, offset: 3, next: null });
    expect(second.items).toEqual(all.items.slice(3));
    const failed = await backend.deployments('checkout', { verdict: 'failed' });
    expect(failed).toMatchObject({ total: null, next: null });
    expect(failed.items).toEqual([all.items[1], all.items[3]]);
  });

  it('draws gaps as gaps', async () => {
    const { buckets, leadTimeHistogram } = await get(`${path}/series?range=7d`);
    expect(buckets).toHaveLength(7);
    expect(buckets[0]).toMatchObject({
      succeeded: 0,
      leadTimeP50: null,
      changeFailureRate: null,
      restoreMean: null,
    });
    expect(buckets.at(-1).running).toBe(true);
    expect(
      leadTimeHistogram.find(({ count }: { count: number }) => count > 0),
    ).toEqual({ fromSeconds: 3600, toSeconds: 7200, count: 1 });
  });

  it.each([
    ['range=abc', 400],
    ['range=0d', 400],
    ['range=900d', 400],
    ['from=2026-02-01', 400],
    ['from=2026-02-01&to=2026-01-01', 400],
    ['from=2026-02-30&to=2026-03-01', 400],
    ['range=7d&from=2026-02-01&to=2026-02-02', 400],
    ['compare=last', 400],
    ['unknown=1', 400],
  ])('answers %s with %i and a reason', async (query, status) => {
    const { body } = await backend
      .get(`${path}/metrics?${query}`)
      .expect(status);
    expect(body.error.message).toEqual(expect.any(String));
  });

  it('knows neither absent entities nor foreign deployments', async () => {
    await backend
      .get('/v1/services/default/component/none/metrics')
      .expect(404);
    const { items } = await backend.deployments('checkout');
    await backend
      .get(`/v1/services/default/component/new/deployments/${items[0].id}`)
      .expect(404);
  });

  it('wants to know who asks', async () => {
    await request(backend.server)
      .get(`/api/dora${path}/metrics`)
      .set('authorization', mockCredentials.none.header())
      .expect(401);
  });
});
