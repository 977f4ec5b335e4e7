import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases } from '../__testUtils__/doraBackend';
import { Inbox } from '../inbox/Inbox';
import { FakeAnswer, FakeGitHost } from './__testUtils__/FakeGitHost';
import {
  COMMITTED_AT,
  githubComparison,
  manyCommits,
} from './__testUtils__/hostAnswers';
import { reviveGaps } from './comparisonQueue';
import { ComparisonWorker } from './ComparisonWorker';
import { readGitHosts } from './gitHosts';
import { Gap, noteGap } from './noteGap';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CHECKOUT = 'github.com/acme/checkout';
const sha = (letter: string) => letter.repeat(40);
const gap = (head: string, repository = CHECKOUT): Gap => ({
  repository,
  base: sha('a'),
  head: sha(head),
});
const between = [
  { sha: sha('b'), at: '2026-03-02T08:00:00Z', message: 'Round half up' },
  {
    sha: sha('c'),
    at: '2026-03-02T09:00:00Z',
    author: { name: 'renovate[bot]', email: 'bot@renovateapp.com' },
  },
];
const { signal } = new AbortController();

describe.each(databases.eachSupportedId())('comparisons on %s', databaseId => {
  let knex: Knex;
  let bench: PipelineBench;
  let host: FakeGitHost;
  let now: number;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    bench = await PipelineBench.create(knex);
    await bench.learn('checkout', 'cart');
    host = await FakeGitHost.start();
    host.answer(url => githubComparison(url, between));
    now = Date.now() + 2 * MINUTE;
  });

  afterEach(() => host.stop());

  const logger = mockServices.logger.mock();
  const github = () => ({
    github: [{ host: 'github.com', apiBaseUrl: host.url, token: 'secret' }],
  });
  const worker = (integrations: object = github()) =>
    new ComparisonWorker({
      db: knex,
      inbox: new Inbox(knex),
      hosts: readGitHosts(
        new ConfigReader(JSON.parse(JSON.stringify({ integrations }))),
      ),
      logger,
      now: () => now,
      random: () => 0,
    });
  const note = (...gaps: Gap[]) =>
    knex.transaction(async trx => {
      for (const one of gaps) {
        await noteGap(trx, one);
      }
    });
  const rows = () => knex('dora_comparisons').orderBy('head_sha');
  const deliveries = () => knex('dora_deliveries').orderBy('id');

  it('become deliveries, once', async () => {
    await note(gap('c'));
    expect(await worker().work(signal)).toBe(1);
    expect(host.asked).toEqual([
      `/repos/acme/checkout/compare/${sha('a')}...${sha(
        'c',
      )}?per_page=100&page=1`,
    ]);
    expect(await rows()).toMatchObject([{ state: 'done', note: null }]);
    const [delivery] = await deliveries();
    expect(JSON.parse(delivery.body)).toEqual({
      repository: CHECKOUT,
      base: sha('a'),
      head: sha('c'),
      commits: [
        {
          sha: sha('b'),
          authoredAt: '2026-03-02T08:00:00Z',
          committedAt: COMMITTED_AT,
          title: 'Round half up',
          isMerge: false,
        },
        {
          sha: sha('c'),
          authoredAt: '2026-03-02T09:00:00Z',
          committedAt: COMMITTED_AT,
          title: 'Change',
          isMerge: false,
          byBot: true,
        },
      ],
    });
    expect(delivery.body.toString()).not.toMatch(/Anna|renovate/);

    await note(gap('c'));
    expect(await worker().work(signal)).toBe(0);
    expect(await deliveries()).toHaveLength(1);
  });

  it('are stored once when a crash came before the end', async () => {
    await note(gap('c'));
    await worker().work(signal);
    await knex('dora_comparisons').update({ state: 'pending' });
    expect(await worker().work(signal)).toBe(1);
    expect(await deliveries()).toHaveLength(1);
  });

  it('are not asked for at once, for the push may be late', async () => {
    await note(gap('c'));
    now = Date.now();
    expect(await worker().work(signal)).toBe(0);
    expect(host.asked).toEqual([]);
  });

  it('are of two whole commits that differ', async () => {
    await note(
      { ...gap('c'), base: 'abcdef1' },
      { ...gap('c'), head: 'abcdef1' },
      gap('a'),
    );
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['without an integration', {}],
    ['without a token', { github: [{ host: 'github.com' }] }],
    [
      'of another host',
      {
        github: [
          { host: 'git.test', apiBaseUrl: 'https://git.test', token: 'x' },
        ],
      },
    ],
  ])('wait %s, until there is one', async (_, integrations) => {
    await note(gap('c'));
    expect(await worker(integrations).work(signal)).toBe(0);
    expect(await worker(integrations).counts()).toEqual({
      waiting: 0,
      failed: 0,
      lastFailure: null,
    });
    expect(await worker().counts()).toMatchObject({ waiting: 1 });
    expect(await worker().work(signal)).toBe(1);
  });

  it('E4: are only of repositories that the catalog knows', async () => {
    await note(gap('c', 'github.com/acme/secrets'));
    expect(await worker().work(signal)).toBe(0);
    expect(await worker().counts()).toMatchObject({ waiting: 0 });
    expect(host.asked).toEqual([]);
  });

  it('are tried again, later and later, and given up in the end', async () => {
    host.answer(() => ({ status: 500 }));
    await note(gap('c'));
    const waits: number[] = [];
    for (let tries = 1; (await rows())[0].state === 'pending'; tries++) {
      await worker().work(signal);
      expect(host.asked).toHaveLength(tries);
      const [row] = await rows();
      waits.push((Number(row.next_at) - now) / MINUTE);
      now = Number(row.next_at);
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(waits.slice(8, 19)).toEqual([256, ...Array(10).fill(360)]);
    expect(waits).toHaveLength(20);
    expect(await worker().counts()).toEqual({
      waiting: 0,
      failed: 1,
      lastFailure: expect.stringMatching(/^127\.0\.0\.1:\d+ answered 500$/),
    });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('was given up'),
    );

    await knex.transaction(trx => reviveGaps(trx, now));
    host.answer(url => githubComparison(url, between));
    expect(await worker().work(signal)).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'done', note: null }]);
  });

  it('leave a host alone when it asks for it, without counting that', async () => {
    host.answer(() => ({
      status: 403,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil((Date.now() + HOUR) / 1000)),
      },
    }));
    await note(gap('c'), gap('d'), gap('c', 'github.com/acme/cart'));
    await worker().work(signal);
    expect(host.asked).toHaveLength(1);
    now += 50 * MINUTE;
    await worker().work(signal);
    expect(host.asked).toHaveLength(1);

    host.answer(url =>
      githubComparison(url, [{ ...between[0], sha: sha('c') }]),
    );
    now += 20 * MINUTE;
    expect(await worker().work(signal)).toBe(2);
    expect(await rows()).toMatchObject([
      { state: 'done', attempts: 0 },
      { state: 'done', attempts: 0 },
      { state: 'failed', note: 'The answer is about other commits' },
    ]);
  });

  const useless: Array<[string, FakeAnswer | ((url: URL) => FakeAnswer)]> = [
    ['other commits', url => githubComparison(url, manyCommits(2))],
    [
      'what ran before as new',
      url =>
        githubComparison(url, [{ ...between[0], sha: sha('a') }, ...between]),
    ],
    ['too many commits', url => githubComparison(url, manyCommits(3_000))],
  ];

  it.each(useless)(
    'are given up at once when told of %s',
    async (_, answer) => {
      host.answer(typeof answer === 'function' ? answer : () => answer);
      await note(gap('c'));
      expect(await worker().work(signal)).toBe(0);
      expect(await rows()).toMatchObject([{ state: 'failed', attempts: 1 }]);
      expect(await deliveries()).toEqual([]);
    },
  );

  it('end without a delivery when there is nothing between', async () => {
    host.answer(url => githubComparison(url, []));
    await note(gap('c'));
    expect(await worker().work(signal)).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'done' }]);
    expect(await deliveries()).toEqual([]);
  });

  it('one that fails holds up no other', async () => {
    host.answer(url =>
      url.pathname.includes('/cart/')
        ? { status: 404 }
        : githubComparison(url, between),
    );
    await note(gap('c', 'github.com/acme/cart'), gap('c'));
    expect(await worker().work(signal)).toBe(1);
    expect(await worker().counts()).toMatchObject({ waiting: 1, failed: 0 });
  });

  it('stop when they are told to, and go on later', async () => {
    const stopping = new AbortController();
    host.answer(() => {
      stopping.abort();
      return { hangs: true };
    });
    await note(gap('c'), gap('d'));
    expect(await worker().work(stopping.signal)).toBe(0);
    expect(host.asked).toHaveLength(1);
    host.answer(url => githubComparison(url, between));
    await knex('dora_comparisons').where('head_sha', sha('d')).delete();
    expect(await worker().work(signal)).toBe(1);
    expect(await rows()).toMatchObject([{ attempts: 0 }]);
  });

  describe('of a repository that services share', () => {
    const filesOf = (url: URL) =>
      url.pathname.includes('/compare/')
        ? githubComparison(url, [{ ...between[0], parents: 2 }, between[1]])
        : { json: { files: [{ filename: 'web/b.ts' }, { filename: 'a.ts' }] } };

    beforeEach(async () => {
      await knex('dora_services')
        .where('entity_ref', 'component:default/checkout')
        .update({ paths: '["web/**"]' });
    });

    it('tell the files of each commit but merges', async () => {
      host.answer(filesOf);
      await note(gap('c'), gap('c', 'github.com/acme/cart'));
      await worker().work(signal);
      expect(host.asked.filter(path => !path.includes('compare'))).toEqual([
        `/repos/acme/checkout/commits/${sha('c')}`,
      ]);
      const bodies = (await deliveries()).map(({ body }) => JSON.parse(body));
      const paths = bodies
        .sort((a, b) => (a.repository < b.repository ? -1 : 1))
        .map(({ commits }) => commits.map((commit: any) => commit.paths));
      expect(paths).toEqual([
        [undefined, undefined],
        [undefined, ['a.ts', 'web/b.ts']],
      ]);
    });

    it('tell nothing when there are too many to ask for', async () => {
      const many = [...manyCommits(300), between[1]];
      host.answer(url => githubComparison(url, many));
      await note(gap('c'));
      expect(await worker().work(signal)).toBe(0);
      expect(host.asked).toHaveLength(4);
      expect(await rows()).toMatchObject([
        {
          state: 'failed',
          note: expect.stringContaining('more than 300 commits'),
        },
      ]);
    });
  });
});
