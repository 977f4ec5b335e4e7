import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- it is tested where it runs
import doraPlugin from '@dora-metrics/backstage-plugin-dora-backend';
import request from 'supertest';
import doraModuleBuildkite from '.';

const TOKEN = 'buildkite-token-for-tests';
const SHA = '4e1d0a27'.padEnd(40, '0');
const MOST_LOOKS = 2_000;
const LOOK_EVERY_MS = 5;
const MINUTE_MS = 60_000;
const START = Date.now() - 24 * 60 * MINUTE_MS;

/** A time as Buildkite writes it, some minutes after the build has begun. */
const after = (minutes: number) =>
  new Date(START + minutes * MINUTE_MS)
    .toISOString()
    .replace(/T(.*)\.\d+Z/, ' $1 UTC');

const pipeline = {
  name: 'Checkout',
  slug: 'checkout',
  repository: 'git@github.com:acme/checkout.git',
};
const build = {
  id: '01908131-7d9f-495e-a17b-80ed31276810',
  web_url: 'https://buildkite.com/acme/checkout/builds/17',
  number: 17,
  state: 'running',
  blocked: false,
  commit: SHA,
  branch: 'main',
  created_at: after(0),
  scheduled_at: after(0),
  started_at: after(1),
  finished_at: null,
};
const job = {
  id: '01908131-7d9f-495e-a17b-80ed31276811',
  type: 'script',
  name: ':docker: Build the image',
  state: 'passed',
  web_url: 'https://buildkite.com/acme/checkout/builds/17#job',
  scheduled_at: after(0),
  runnable_at: after(1),
  started_at: after(2),
  finished_at: after(7),
};

const deployJob = {
  ...job,
  id: '01908131-7d9f-495e-a17b-80ed31276812',
  name: ':rocket: Deploy',
  web_url: 'https://buildkite.com/acme/checkout/builds/17#deploy',
  started_at: after(7),
  finished_at: after(9),
};

const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    annotations: { 'github.com/project-slug': 'acme/checkout' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team' },
};

describe('the kind of sender buildkite', () => {
  let backend: TestBackend;

  beforeEach(async () => {
    backend = await startTestBackend({
      features: [
        doraPlugin,
        doraModuleBuildkite,
        catalogServiceMock.factory({ entities: [component] }),
        mockServices.scheduler.factory({
          includeInitialDelayedTasksOnStartup: true,
        }),
        mockServices.rootConfig.factory({
          data: {
            dora: {
              sources: {
                buildkite: {
                  secrets: [TOKEN],
                  deployments: [{ job: '*deploy*' }],
                },
                generic: { secrets: [TOKEN] },
              },
            },
          },
        }),
      ],
    });
  });

  afterEach(() => backend.stop());

  const send = (event: string, body: object, token = TOKEN) =>
    request(backend.server)
      .post('/api/dora/webhooks/buildkite')
      .set('x-buildkite-event', event)
      .set('x-buildkite-token', token)
      .send({ event, build, pipeline, ...body });

  const push = () =>
    request(backend.server)
      .post('/api/dora/webhooks/generic')
      .set('authorization', `Bearer ${TOKEN}`)
      .send({
        type: 'push',
        repository: pipeline.repository,
        branch: 'main',
        after: SHA,
        commits: [{ sha: SHA, authoredAt: after(-1) }],
      });

  const get = async (path: string) =>
    (await request(backend.server).get(`/api/dora/v1${path}`).expect(200)).body;

  async function settled() {
    for (let look = 0; look < MOST_LOOKS; look++) {
      const { pendingDeliveries, staleServices } = await get('/status');
      if (pendingDeliveries === 0 && staleServices === 0) return;
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error('The backend does not come to rest');
  }

  const notes = async () => {
    await settled();
    const { items } = await get('/deliveries');
    return items.map(({ state, note }: any) => note ?? state);
  };

  const checkout = '/services/default/component/checkout';

  it('tells deployments and stages', async () => {
    await push().expect(202);
    await send('build.running', {}).expect(202);
    await send('job.finished', { job }).expect(202);
    await send('job.finished', { job: deployJob }).expect(202);
    const finished = { ...build, state: 'passed', finished_at: after(9) };
    await send('build.finished', { build: finished }).expect(202);
    expect(await notes()).toEqual(Array(5).fill('done'));

    const { items } = await get(`${checkout}/deployments`);
    expect(items).toEqual([
      expect.objectContaining({
        environment: 'production',
        status: 'succeeded',
        revision: SHA,
        commits: 1,
        url: deployJob.web_url,
      }),
    ]);
    const { metrics } = await get(`${checkout}/metrics`);
    expect(metrics.deployment_frequency.n).toBe(1);
    const { stages } = await get(`${checkout}/stages`);
    const minutes = stages.map(({ stage, mean }: any) => [stage, mean / 60]);
    expect(Object.fromEntries(minutes)).toMatchObject({
      package: 5,
      deploy: 2,
    });
  });

  it.each<[string, object, string]>([
    ['ping', {}, 'Only builds and jobs that begin or end are used.'],
    [
      'build.finished',
      { build: { ...build, state: 'passed', blocked: true } },
      'The build waits for somebody to unblock it.',
    ],
    [
      'job.finished',
      { job: { ...job, type: 'waiter', name: null } },
      'Only jobs that run a command take time.',
    ],
    [
      'job.finished',
      { job: { ...job, started_at: null, finished_at: null } },
      'The run has never begun.',
    ],
    [
      'build.finished',
      { build: { ...build, id: 'hunter2' } },
      '$.build.id: Invalid uuid',
    ],
  ])('says why it does not use %s with %j', async (event, body, note) => {
    await send(event, body).expect(202);
    expect(await notes()).toEqual([note]);
  });

  it('knows its sender by the token', async () => {
    const { status } = await send('build.running', {}, 'another token');
    expect(status).toBe(401);
  });
});
