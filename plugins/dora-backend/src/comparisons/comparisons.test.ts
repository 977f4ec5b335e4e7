import {
  coreServices,
  createBackendModule,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import {
  deploy,
  march,
  push,
  sha,
  time,
} from '../attribution/__testUtils__/events';
import { repository } from '../attribution/__testUtils__/github';
import { FakeGitHost } from './__testUtils__/FakeGitHost';
import { githubComparison } from './__testUtils__/hostAnswers';

/** Lets a test run the scheduled tasks of the plugin. */
function taskRunner() {
  let tasks: SchedulerService;
  const feature = createBackendModule({
    pluginId: 'dora',
    moduleId: 'task-runner',
    register(env) {
      env.registerInit({
        deps: { scheduler: coreServices.scheduler },
        async init({ scheduler }) {
          tasks = scheduler;
        },
      });
    },
  });
  return { feature, run: (id: string) => tasks.triggerTask(id) };
}

const between = [
  { sha: sha('b'), at: time(2, 9) },
  { sha: sha('c'), at: time(2, 10), parents: 2 },
  { sha: sha('d'), at: time(2, 11) },
  { sha: sha('e'), at: time(2, 12) },
];
const missingPush = push(sha('a'), [
  [sha('b'), time(2, 9)],
  [sha('c'), time(2, 10), { message: 'Merge branch x' }],
]);
const lastPush = push(sha('c'), [
  [sha('d'), time(2, 11)],
  [sha('e'), time(2, 12)],
]);

describe.each(databases.eachSupportedId())('gaps on %s', databaseId => {
  let knex: Knex;
  let host: FakeGitHost;
  let backend: DoraBackend;
  let tasks: ReturnType<typeof taskRunner>;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    host = await FakeGitHost.start();
    host.answer(url => githubComparison(url, between));
  });

  afterEach(async () => {
    await backend.stop();
    await host.stop();
  });

  async function start(dora?: object) {
    tasks = taskRunner();
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout')],
      features: [tasks.feature],
      dora,
      integrations: {
        github: [{ host: 'github.com', apiBaseUrl: host.url, token: 'secret' }],
      },
    });
  }

  /** Two deployments, and of the pushes between them only the last. */
  async function tellWithGap() {
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.github('push', lastPush);
    await backend.generic(
      deploy('1', sha('a'), time(2, 8, 30)),
      deploy('2', sha('e'), time(2, 13)),
    );
    await backend.settled();
  }

  /** Lets the plugin ask, as if the time for it had come. */
  async function ask() {
    await knex('dora_comparisons').update({ next_at: 0 });
    await tasks.run('dora-comparisons');
    await backend.settled();
  }

  const latest = async () => {
    const { items } = await backend.deployments('checkout', march);
    const { commits, leadTimeMedian, leadTimeNote } = items[0];
    return { commits, leadTimeMedian, leadTimeNote };
  };
  const numbers = async () => {
    const { metrics } = await backend.metrics('checkout', march);
    return metrics;
  };
  const health = async () => {
    const { body } = await backend.get('/v1/health').expect(200);
    return body.comparisons;
  };

  const incomplete = {
    commits: 2,
    leadTimeMedian: 1.5 * 3600,
    leadTimeNote: expect.stringContaining('was not received'),
  };
  const complete = {
    commits: 3,
    leadTimeMedian: 2 * 3600,
    leadTimeNote: null,
  };

  it('are shown, and filled by what the Git host tells', async () => {
    await start();
    await tellWithGap();
    expect(await latest()).toEqual(incomplete);
    expect(await health()).toMatchObject({ waiting: 1, failed: 0 });
    expect(host.asked).toEqual([]);

    await ask();
    expect(await latest()).toEqual(complete);
    expect(await health()).toMatchObject({ waiting: 0, failed: 0 });
    const filled = await numbers();

    await backend.github('push', missingPush);
    await backend.settled();
    expect(await latest()).toEqual(complete);
    expect(await numbers()).toEqual(filled);
  });

  it('are filled by a late event with the same numbers', async () => {
    await start({ comparisons: { enabled: false } });
    await tellWithGap();
    await ask();
    expect(host.asked).toEqual([]);
    expect(await latest()).toEqual(incomplete);

    await backend.github('push', missingPush);
    await backend.settled();
    expect(await latest()).toEqual(complete);
    const late = await numbers();
    await backend.stop();

    knex = await databases.init(databaseId);
    await start();
    await tellWithGap();
    await ask();
    expect(await numbers()).toEqual(late);
  });

  it('stay shown while the Git host does not answer', async () => {
    await start();
    host.answer(() => ({ status: 404 }));
    await tellWithGap();
    await ask();
    expect(await latest()).toEqual(incomplete);
    expect(await health()).toMatchObject({ waiting: 1, failed: 0 });
  });

  it('stay filled when everything is made anew', async () => {
    await start();
    await tellWithGap();
    await ask();
    const filled = await numbers();
    for (const kind of ['recompute', 'reparse'] as const) {
      expect(await backend.operate({ kind })).toMatchObject({ state: 'done' });
      await backend.settled();
      expect(await latest()).toEqual(complete);
      expect(await numbers()).toEqual(filled);
    }
    expect(host.asked).toHaveLength(1);
  });

  it('are filled by deliveries that can be looked at and replayed, and that nobody can send', async () => {
    await start();
    await tellWithGap();
    await ask();
    const { body } = await backend.get('/v1/deliveries?limit=1').expect(200);
    const [delivery] = body.items;
    expect(delivery).toMatchObject({
      sourceId: 'git:comparison',
      event: 'comparison',
      state: 'done',
      subjects: ['repo:github.com/acme/checkout'],
      replayable: true,
    });
    await backend
      .post('/v1/deliveries/replay', { ids: [delivery.id] })
      .expect(200);
    await backend.settled();
    expect(await latest()).toEqual(complete);

    await backend.post('/webhooks/git:comparison', {}).expect(404);
    const { body: data } = await backend.get('/v1/health').expect(200);
    expect(data.sources.map(({ id }: { id: string }) => id)).not.toContain(
      'git:comparison',
    );
  });

  const whole = push(
    sha('a'),
    between.map(commit => [commit.sha, commit.at]),
  );

  it.each([
    ['a list of commits was cut', { commits: whole.commits.slice(0, 2) }],
    ['a list of commits is missing', { commits: [] }],
    ['a branch was rewritten', { forced: true, commits: [] }],
    ['a branch is new', { before: '0'.repeat(40), commits: [] }],
  ])('are filled where %s', async (_, cut) => {
    await start();
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.github('push', { ...whole, ...cut });
    await backend.generic(
      deploy('1', sha('a'), time(2, 8, 30)),
      deploy('2', sha('e'), time(2, 13)),
    );
    await backend.settled();
    const before = await latest();
    expect(before.leadTimeNote).not.toBeNull();
    expect(before.commits).toBeLessThan(3);
    await ask();
    expect(await latest()).toEqual(complete);
  });

  it('are filled where the commits of a squashed pull request are not known', async () => {
    await start();
    const github = repository('checkout');
    await backend.github('push', push(null, [[sha('a'), time(2, 8)]]));
    await backend.github(
      'pull_request',
      github.merged(7, ['feature', 'e'], 'f', [time(2, 8), time(2, 12, 30)]),
    );
    await backend.github('push', push(sha('a'), [[sha('f'), time(2, 12, 30)]]));
    await backend.generic(
      deploy('1', sha('a'), time(2, 8, 30)),
      deploy('2', sha('f'), time(2, 13)),
    );
    await backend.settled();
    expect(await latest()).toEqual({
      commits: 1,
      leadTimeMedian: 0.5 * 3600,
      leadTimeNote: expect.stringContaining('squashed'),
    });
    await ask();
    expect(host.asked).toHaveLength(1);
    expect(host.asked[0]).toContain(`${sha('a')}...${sha('e')}`);
    expect(await latest()).toEqual(complete);
  });

  it('do not give all commits between to the pull request of the last', async () => {
    await start();
    await tellWithGap();
    await backend.github(
      'pull_request',
      repository('checkout').merged(7, ['feature', 'e'], 'e', [
        time(2, 8),
        time(2, 12, 30),
      ]),
    );
    await ask();
    const { body } = await backend
      .get('/v1/services/default/component/checkout/stages')
      .query(march)
      .expect(200);
    const review = body.stages.find((share: any) => share.stage === 'review');
    // Those that were pushed with the merge, and not the one from before.
    expect([body.n, review.reported]).toEqual([4, 2]);
  });

  it('are forgotten after 90 days, and with their service', async () => {
    await start();
    await tellWithGap();
    await ask();
    await knex('dora_comparisons').insert({
      repository: 'github.com/acme/cart',
      base_sha: sha('a'),
      head_sha: sha('b'),
      noted_at: Date.now() - 91 * 86_400_000,
      next_at: 0,
    });
    await tasks.run('dora-retention');
    expect(await knex('dora_comparisons')).toMatchObject([
      { repository: 'github.com/acme/checkout' },
    ]);
    const entityRef = 'component:default/checkout';
    await backend.operate({ kind: 'erase_service', entityRef });
    expect(await knex('dora_comparisons')).toEqual([]);
  });
});
