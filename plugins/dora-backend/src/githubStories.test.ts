import {
  databases,
  DoraBackend,
  GITHUB_SECRET,
  service,
} from './__testUtils__/doraBackend';

const HOUR = 3_600_000;
const now = Math.floor(Date.now() / 1000) * 1000;
const ago = (hours: number) => new Date(now - hours * HOUR).toISOString();
const seconds = (hours: number) => (now - hours * HOUR) / 1000;
const SHA = 'a1'.repeat(20);

const repository = (name: string, pushedHoursAgo = 40) => ({
  html_url: `https://github.com/acme/${name}`,
  default_branch: 'main',
  pushed_at: seconds(pushedHoursAgo),
});

const head = { id: SHA, message: 'Add refunds', timestamp: ago(43) };

const push = {
  ref: 'refs/heads/main',
  before: 'b'.repeat(40),
  after: SHA,
  commits: [head],
  head_commit: head,
  repository: repository('checkout'),
};

const tag = {
  ref: 'refs/tags/v1.4.0',
  before: '0'.repeat(40),
  // What an annotated tag is called by, which is no commit.
  after: 'e'.repeat(40),
  commits: [],
  head_commit: head,
  repository: repository('checkout'),
};

const release = {
  action: 'published',
  repository: repository('checkout'),
  release: {
    id: 1,
    tag_name: 'v1.4.0',
    target_commitish: 'main',
    published_at: ago(40),
  },
};

const issue = (action: string, hours: number, fields: object) => ({
  action,
  repository: repository('cart'),
  label: { name: 'incident' },
  issue: {
    id: 2,
    title: 'Carts are empty',
    state: 'open',
    labels: [{ name: 'incident' }],
    created_at: ago(40),
    updated_at: ago(hours),
    closed_at: null,
    ...fields,
  },
});

describe.each(databases.eachSupportedId())('GitHub on %s', databaseId => {
  let backend: DoraBackend;

  beforeAll(async () => {
    backend = await DoraBackend.start({
      knex: await databases.init(databaseId),
      entities: ['checkout', 'cart'].map(name => service(name)),
      dora: {
        sources: {
          github: {
            secrets: [GITHUB_SECRET],
            deployments: [{ release: 'v*' }],
          },
        },
      },
    });
  });

  afterAll(() => backend.stop());

  const tell = async (event: string, body: object) => {
    await backend.github(event, body).expect(202);
    await backend.settled();
  };

  it('finds the commit of a release by the push of its tag', async () => {
    const leadTime = async () =>
      (await backend.metrics('checkout')).metrics.lead_time;

    await tell('release', release);
    expect((await leadTime()).n).toBe(0);
    await tell('push', push);
    await tell('push', tag);
    expect(await leadTime()).toMatchObject({ n: 1, value: 3 * 3600 });
  });

  it('counts an issue as an incident as long as it has the label', async () => {
    const restored = async () =>
      (await backend.metrics('cart')).metrics.time_to_restore.n;

    await tell('issues', issue('opened', 40, {}));
    await tell(
      'issues',
      issue('closed', 39, { state: 'closed', closed_at: ago(39) }),
    );
    expect(await restored()).toBe(1);
    const closed = { state: 'closed', closed_at: ago(39) };
    await tell('issues', issue('unlabeled', 38, { ...closed, labels: [] }));
    expect(await restored()).toBe(0);
    await tell('issues', issue('labeled', 37, closed));
    expect(await restored()).toBe(1);
  });
});
