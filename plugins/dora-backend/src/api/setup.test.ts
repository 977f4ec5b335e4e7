import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ServiceSetup,
  SETUP_STEPS,
  SetupStepId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import request from 'supertest';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { STEP_BITS } from '../facts/deliverySubjects';
import { Inbox } from '../inbox/Inbox';
import { COMPARISON_SOURCE_ID } from '../inbox/Sources';
import { Retention } from '../retention/Retention';

const DAY_MS = 86_400_000;
const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const push = (repository: string) => ({
  ref: 'refs/heads/main',
  before: 'b'.repeat(40),
  after: 'a'.repeat(40),
  forced: false,
  commits: [
    { id: 'a'.repeat(40), message: 'Round once', timestamp: minutesAgo(60) },
  ],
  repository: {
    html_url: `https://github.com/${repository}`,
    default_branch: 'main',
    pushed_at: Math.floor(Date.now() / 1000),
  },
});
const deployment = (name: string, more: object = {}) => ({
  type: 'deployment',
  id: 'd1',
  service: name,
  status: 'succeeded',
  finishedAt: minutesAgo(30),
  ...more,
});
const incident = {
  type: 'incident',
  id: 'i1',
  service: 'checkout',
  detectedAt: minutesAgo(20),
};
const stage = {
  type: 'stage',
  service: 'checkout',
  name: 'build',
  finishedAt: minutesAgo(50),
  durationSeconds: 60,
};
const team = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { namespace: 'default', name: 'team' },
  spec: { type: 'team', children: [] },
};

describe.each(databases.eachSupportedId())('set-up on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });

  afterEach(() => backend.stop());

  async function start(
    options: Partial<Parameters<typeof DoraBackend.start>[0]> = {},
  ) {
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout'), service('other'), team],
      ...options,
    });
    await untilKnown('checkout');
  }

  /** The catalog is read in the background. */
  async function untilKnown(name: string) {
    while ((await setup(name)).names.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }

  async function setup(name = 'checkout'): Promise<ServiceSetup> {
    const path = `/v1/services/default/component/${name}/setup`;
    return (await backend.get(path).expect(200)).body;
  }

  const step = async (id: SetupStepId, name?: string) =>
    (await setup(name)).steps.find(one => one.id === id)!;

  const received = async (name?: string) =>
    (await setup(name)).steps
      .filter(({ state }) => state === 'received')
      .map(({ id }) => id);

  async function arrival(sourceId: string) {
    const { arrivals } = await setup();
    return arrivals!.find(one => one.sourceId === sourceId)!;
  }

  it('waits for everything at first, and says by which names', async () => {
    await start();
    const { steps, sources, names, arrivals } = await setup();
    expect(steps).toEqual(
      SETUP_STEPS.map(id => ({
        id,
        state: 'waiting',
        lastReceivedAt: null,
        sourceId: null,
        kind: null,
      })),
    );
    expect(sources).toEqual([
      { id: 'github', kind: 'github' },
      { id: 'argocd', kind: 'argocd' },
      { id: 'generic', kind: 'generic' },
    ]);
    expect(names).toEqual([
      { type: 'argocd_app', name: 'checkout' },
      { type: 'repository', name: 'github.com/acme/checkout' },
      { type: 'service', name: 'checkout' },
      { type: 'service', name: 'component:default/checkout' },
    ]);
    expect(arrivals).toEqual(
      sources.map(({ id }) => ({
        sourceId: id,
        lastReceivedAt: null,
        state: null,
        note: null,
        names: [],
        aboutThis: false,
        rejected: 0,
      })),
    );
  });

  it('ticks each step with the first delivery that tells of it', async () => {
    await start();
    const before = Date.now();
    await backend.github('push', push('acme/checkout')).expect(202);
    await backend.settled();
    expect(await received()).toEqual(['git']);
    const git = await step('git');
    expect(git).toEqual({
      id: 'git',
      state: 'received',
      lastReceivedAt: expect.any(String),
      sourceId: 'github',
      kind: 'github',
    });
    // When it came, not when the commit was made.
    expect(Date.parse(git.lastReceivedAt!)).toBeGreaterThanOrEqual(before);

    await backend.generic(deployment('checkout')).expect(202);
    await backend.settled();
    expect(await received()).toEqual(['git', 'deployments']);

    await backend.generic(incident, stage).expect(202);
    await backend.settled();
    expect(await received()).toEqual(['git', 'deployments', 'incidents', 'ci']);
    expect(await received('other')).toEqual([]);
  });

  it('does not tick for what belongs to others or to nobody', async () => {
    await start();
    await backend.generic(deployment('other')).expect(202);
    await backend.github('push', push('acme/unknown')).expect(202);
    await backend.settled();
    expect(await received()).toEqual([]);
    expect(await received('other')).toEqual(['deployments']);
    expect(await arrival('github')).toMatchObject({
      lastReceivedAt: expect.any(String),
      state: 'done',
      names: [{ type: 'repository', name: 'github.com/acme/unknown' }],
      aboutThis: false,
    });
  });

  it('ticks once a name is mapped', async () => {
    await start();
    await backend.github('push', push('acme/unknown')).expect(202);
    await backend.settled();
    await backend
      .put('/v1/mappings', {
        subject: 'repo:github.com/acme/unknown',
        entityRef: 'component:default/checkout',
      })
      .expect(204);
    expect(await received()).toEqual(['git']);
    expect((await arrival('github')).aboutThis).toBe(true);
  });

  it('names the latest delivery, and not a copy of it', async () => {
    await start();
    const first = push('acme/checkout');
    await backend.github('push', first, 'one').expect(202);
    await backend.settled();
    const { lastReceivedAt } = await step('git');
    await backend.github('push', first, 'one').expect(202);
    await backend.settled();
    expect(await step('git')).toMatchObject({ lastReceivedAt });

    await knex('dora_deliveries').update({ received_at: 1_000 });
    await backend.github('push', push('acme/checkout'), 'two').expect(202);
    await backend.settled();
    expect(
      Date.parse((await step('git')).lastReceivedAt!),
    ).toBeGreaterThanOrEqual(Date.parse(lastReceivedAt!));
  });

  it('names a sender, and not who was asked for what none had told', async () => {
    await start();
    await backend.github('push', push('acme/checkout')).expect(202);
    await backend.settled();
    const told = await step('git');
    const answer = {
      repository: 'github.com/acme/checkout',
      base: 'c'.repeat(40),
      head: 'd'.repeat(40),
      commits: [
        { sha: 'd'.repeat(40), authoredAt: minutesAgo(90), isMerge: false },
      ],
    };
    await new Inbox(knex).store(
      [
        {
          sourceId: COMPARISON_SOURCE_ID,
          deliveryId: 'comparison-1',
          event: 'comparison',
          contentType: 'application/json',
          body: Buffer.from(JSON.stringify(answer)),
        },
      ],
      Date.now(),
    );
    await backend.settled();
    const states = await knex('dora_deliveries').pluck('state');
    expect(states).toEqual(['done', 'done']);
    expect(await step('git')).toEqual(told);
  });

  it('does not tick for what does not count, and says what came of it', async () => {
    await start();
    await backend
      .generic(deployment('checkout', { finishedAt: minutesAgo(-600) }))
      .expect(202);
    await request(backend.server)
      .post('/api/dora/webhooks/github')
      .send({})
      .expect(401);
    await backend.settled();
    expect(await received()).toEqual([]);
    expect(await arrival('generic')).toMatchObject({
      state: 'implausible',
      note: expect.any(String),
      aboutThis: true,
    });
    expect(await arrival('github')).toMatchObject({
      lastReceivedAt: null,
      rejected: 1,
    });
  });

  it('remembers what came when its deliveries are forgotten', async () => {
    await start();
    await backend.github('push', push('acme/checkout')).expect(202);
    await backend.generic(deployment('checkout'), incident, stage).expect(202);
    await backend.settled();
    await new Retention({
      db: knex,
      config: {
        timeZone: 'UTC',
        retention: { bodyDays: 30, deliveryDays: 90, factDays: null },
      },
      now: () => Date.now() + 91 * DAY_MS,
    }).run();
    expect(await knex('dora_delivery_subjects')).toEqual([]);
    expect(await received()).toEqual(['git', 'deployments', 'incidents', 'ci']);
    expect(await step('deployments')).toEqual({
      id: 'deployments',
      state: 'received',
      lastReceivedAt: null,
      sourceId: null,
      kind: null,
    });
    expect(await received('other')).toEqual([]);
  });

  it('knows what came before deliveries were told apart', async () => {
    await start();
    await backend.generic(deployment('checkout')).expect(202);
    await backend.settled();
    await knex('dora_delivery_subjects').update({ steps: null });
    expect(await received()).toEqual(['deployments']);
  });

  it('is content with a target of the service or of its team', async () => {
    await start();
    const setTarget = (entity: string) =>
      backend
        .put(`/v1/targets/default/${entity}/deployment_frequency`, {
          value: 5,
          due: '2099-12-31',
        })
        .expect(200);
    await setTarget('component/other');
    expect(await received()).toEqual([]);
    expect(await received('other')).toEqual(['targets']);
    await setTarget('group/team');
    expect(await step('targets')).toMatchObject({
      state: 'received',
      lastReceivedAt: expect.any(String),
      sourceId: null,
    });
    await backend
      .delete('/v1/targets/default/group/team/deployment_frequency')
      .expect(200);
    expect(await received()).toEqual([]);
  });

  it('tells what came for others only to those who may see the data’s health', async () => {
    await start({
      features: [
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => ({
              result:
                permission.name === 'dora.health.read'
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            })),
        }).factory,
      ],
    });
    await backend.github('push', push('acme/unknown')).expect(202);
    await backend.generic(deployment('checkout')).expect(202);
    await backend.settled();
    expect(await received()).toEqual(['deployments']);
    const answer = await setup();
    expect(answer.arrivals).toBeNull();
    expect(JSON.stringify(answer)).not.toContain('unknown');
  });

  it('finds the latest delivery of a step by its index, whatever the history', async () => {
    await start();
    const rows = Array.from({ length: 2_000 }, (_, index) => ({
      subject: 'service:busy',
      delivery_id: index + 1,
      steps: STEP_BITS.git,
    }));
    await knex.batchInsert('dora_delivery_subjects', rows, 200);
    await knex.raw('analyze dora_delivery_subjects');
    const explain =
      databaseId === 'SQLITE_3' ? 'explain query plan' : 'explain';
    const plan = await knex.raw(
      `${explain} select delivery_id from dora_delivery_subjects
       where subject = 'service:busy' and (steps & ${STEP_BITS.deployments}) <> 0
       order by delivery_id desc limit 1`,
    );
    expect(JSON.stringify(plan)).toContain(
      'dora_delivery_subjects_deployments_idx',
    );
  });
});
