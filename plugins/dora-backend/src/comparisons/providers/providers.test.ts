import { ConfigReader } from '@backstage/config';
import { FakeAnswer, FakeGitHost } from '../__testUtils__/FakeGitHost';
import {
  authorOf,
  COMMITTED_AT,
  FakeCommit,
  githubComparison,
  gitlabCommits,
  manyCommits,
} from '../__testUtils__/hostAnswers';
import { askForGap } from '../askForGap';
import { asking, RepositoryApi } from '../GitHost';
import { findGitHost, readGitHosts } from '../gitHosts';
import { azureRepository } from './azure';
import { bitbucketCloudRepository } from './bitbucketCloud';

const BASE = 'a'.repeat(40);
const HEAD = 'c'.repeat(40);
const REVERTED = 'd'.repeat(40);
const COPIED = 'e'.repeat(40);
const BOT = {
  name: 'renovate[bot]',
  email: '29139614+renovate[bot]@users.noreply.github.com',
};
const AT = ['2026-03-02T08:00:00Z', '2026-03-02T09:00:00+01:00'];
const signal = new AbortController().signal;

const told: FakeCommit[] = [
  {
    sha: 'b'.repeat(40),
    at: AT[0],
    message: `Round half up\n\nThis reverts commit ${REVERTED}.`,
  },
  {
    sha: HEAD,
    at: AT[1],
    message: `Merge it\n\n(cherry picked from commit ${COPIED})`,
    parents: 2,
    author: BOT,
  },
];
const expected = [
  {
    sha: 'b'.repeat(40),
    authoredAt: AT[0],
    title: 'Round half up',
    reverts: REVERTED,
    isMerge: false,
  },
  {
    sha: HEAD,
    authoredAt: AT[1],
    title: 'Merge it',
    cherryPickedFrom: COPIED,
    isMerge: true,
    byBot: true,
  },
];
const withCommitters = expected.map(commit => ({
  ...commit,
  committedAt: COMMITTED_AT,
}));

describe('Git hosts', () => {
  let fake: FakeGitHost;

  beforeEach(async () => {
    fake = await FakeGitHost.start();
  });

  afterEach(() => fake.stop());

  const hostsOf = (integrations: object) =>
    readGitHosts(
      new ConfigReader(JSON.parse(JSON.stringify({ integrations }))),
    );

  async function open(
    integrations: object,
    repository: string,
  ): Promise<RepositoryApi> {
    const { gitHost, path } = findGitHost(hostsOf(integrations), repository)!;
    return gitHost.open(path, signal);
  }

  const github = () => ({
    github: [
      { host: 'git.acme.test', apiBaseUrl: fake.url, token: 'github-token' },
    ],
  });
  const openGithub = () => open(github(), 'git.acme.test/acme/checkout');
  const openGitlab = () =>
    open(
      {
        gitlab: [
          {
            host: 'gitlab.acme.test',
            baseUrl: 'https://gitlab.acme.test/git',
            apiBaseUrl: `${fake.url}/git/api/v4`,
            token: 'gitlab-token',
          },
        ],
      },
      'gitlab.acme.test/git/acme/shop/checkout',
    );

  it('are those with credentials', () => {
    expect(hostsOf({})).toEqual([]);
    const hosts = hostsOf({
      ...github(),
      gitlab: [{ host: 'gitlab.com' }],
      bitbucketCloud: [{ username: 'bot', appPassword: 'secret' }],
      bitbucketServer: [{ host: 'bitbucket.acme.test' }],
      gitea: [{ host: 'gitea.acme.test:3000', password: 'secret' }],
      azure: [
        {
          host: 'dev.azure.com',
          credentials: [{ personalAccessToken: 'secret' }],
        },
      ],
    });
    expect(hosts.map(({ host }) => host)).toEqual([
      'git.acme.test',
      'bitbucket.org',
      'gitea.acme.test',
      'dev.azure.com',
    ]);
  });

  it.each([
    'git.acme.test/acme/..',
    'git.acme.test/%2e%2e/user',
    'git.acme.test/acme%2f..%2f../user',
    'git.acme.test//checkout',
    'elsewhere.test/acme/checkout',
    'git.acme.test.evil.test/acme/checkout',
  ])('E4: are not asked for %s', repository => {
    expect(findGitHost(hostsOf(github()), repository)).toBeUndefined();
  });

  it('E4: are asked for what is in a name, never for another address', async () => {
    const api = await open(github(), 'git.acme.test/acme@evil.test/a?b#c');
    fake.answer(url => githubComparison(url, told));
    await api.commitsBetween(BASE, HEAD);
    expect(fake.asked).toEqual([
      `/repos/acme@evil.test/a?b#c/compare/${BASE}...${HEAD}?per_page=100&page=1`,
    ]);
  });

  it.each(['git.acme.test/acme', 'git.acme.test/acme/shop/checkout'])(
    'tell that %s is no repository of theirs',
    async repository => {
      await expect(
        askForGap(
          hostsOf(github()),
          { repository, base: BASE, head: HEAD },
          false,
          signal,
        ),
      ).rejects.toThrow('no address of a repository');
      expect(fake.asked).toEqual([]);
    },
  );

  describe('GitHub', () => {
    it('compares two commits', async () => {
      fake.answer(url => githubComparison(url, told));
      const api = await openGithub();
      expect(await api.commitsBetween(BASE, HEAD)).toEqual(withCommitters);
      expect(fake.headers[0].authorization).toBe('Bearer github-token');
    });

    it('reads all pages', async () => {
      const many = manyCommits(250);
      fake.answer(url => githubComparison(url, many));
      const commits = await (await openGithub()).commitsBetween(BASE, HEAD);
      expect(commits.map(({ sha }) => sha)).toEqual(many.map(({ sha }) => sha));
      expect(fake.asked).toHaveLength(3);
    });

    it('reads no history without end', async () => {
      fake.answer(url => githubComparison(url, manyCommits(2_001)));
      await expect(
        (await openGithub()).commitsBetween(BASE, HEAD),
      ).rejects.toThrow('more than 2000 commits');
      expect(fake.asked).toHaveLength(1);
    });

    it('tells the files of a commit, old names too, unless there are too many', async () => {
      const api = await openGithub();
      const files = [
        { filename: 'src/new.ts', previous_filename: 'old.ts' },
        { filename: 'README.md' },
      ];
      fake.answer(() => ({ json: { files } }));
      expect(new Set(await api.pathsOf(HEAD))).toEqual(
        new Set(['src/new.ts', 'old.ts', 'README.md']),
      );
      expect(fake.asked).toEqual([`/repos/acme/checkout/commits/${HEAD}`]);
      const many = Array.from({ length: 300 }, (_, n) => ({
        filename: `${n}`,
      }));
      fake.answer(() => ({ json: { files: many } }));
      expect(await api.pathsOf(HEAD)).toBeUndefined();
    });

    it('refuses an answer that is another one', async () => {
      fake.answer(() => ({ json: { message: 'hello' } }));
      await expect(
        (await openGithub()).commitsBetween(BASE, HEAD),
      ).rejects.toThrow('$.total_commits: is missing');
    });
  });

  describe('GitLab', () => {
    it('lists the commits between two, of a group in a group', async () => {
      fake.answer(url => gitlabCommits(url, told));
      const api = await openGitlab();
      expect(await api.commitsBetween(BASE, HEAD)).toEqual(withCommitters);
      expect(fake.asked).toEqual([
        `/git/api/v4/projects/acme/shop/checkout/repository/commits?ref_name=${BASE}..${HEAD}&order=topo&per_page=100&page=1`,
      ]);
      expect(fake.headers[0].authorization).toBe('Bearer gitlab-token');
    });

    it('reads all pages', async () => {
      const many = manyCommits(200);
      fake.answer(url => gitlabCommits(url, many));
      const commits = await (await openGitlab()).commitsBetween(BASE, HEAD);
      expect(commits.map(({ sha }) => sha)).toEqual(many.map(({ sha }) => sha));
      expect(fake.asked).toHaveLength(3);
    });

    it('reads no history without end', async () => {
      fake.answer(url => gitlabCommits(url, manyCommits(5_000)));
      await expect(
        (await openGitlab()).commitsBetween(BASE, HEAD),
      ).rejects.toThrow('more than 2000 commits');
      expect(fake.asked).toHaveLength(21);
    });

    it('tells the files of a commit, unless there are too many', async () => {
      const api = await openGitlab();
      const diff = { old_path: 'old.ts', new_path: 'src/new.ts' };
      fake.answer(() => ({ json: [diff] }));
      expect(await api.pathsOf(HEAD)).toEqual(['old.ts', 'src/new.ts']);
      fake.answer(() => ({ json: Array.from({ length: 100 }, () => diff) }));
      expect(await api.pathsOf(HEAD)).toBeUndefined();
    });
  });

  describe('Bitbucket Cloud', () => {
    const api = () =>
      bitbucketCloudRepository(asking({}, signal), `${fake.url}/2.0`, [
        'acme',
        'checkout',
      ]);
    const value = (commit: FakeCommit) => ({
      hash: commit.sha,
      date: commit.at,
      author: {
        raw: `${authorOf(commit).name} <${authorOf(commit).email}>`,
      },
      message: commit.message,
      parents: Array.from({ length: commit.parents ?? 1 }, () => ({
        hash: BASE,
      })),
    });

    it('E4: lists commits and takes from the next address its page only', async () => {
      const next =
        'https://evil.test/commits?page=2&ctx=abc&include=main&token=1';
      const [first, last] = told;
      fake.answer(url => ({
        json: url.searchParams.has('page')
          ? { values: [value(first)] }
          : { values: [value(last)], next },
      }));
      expect(await api().commitsBetween(BASE, HEAD)).toEqual(expected);
      const path = `/2.0/repositories/acme/checkout/commits?include=${HEAD}&exclude=${BASE}&pagelen=100`;
      expect(fake.asked).toEqual([path, `${path}&page=2&ctx=abc`]);
    });

    it('tells the files of a commit, unless there are too many', async () => {
      const values = [
        { old: null, new: { path: 'a' } },
        { old: { path: 'b' }, new: { path: 'c' } },
      ];
      fake.answer(() => ({ json: { values } }));
      expect(await api().pathsOf(HEAD)).toEqual(['a', 'b', 'c']);
      fake.answer(() => ({ json: { values, next: 'https://next.test/' } }));
      expect(await api().pathsOf(HEAD)).toBeUndefined();
    });
  });

  describe('Bitbucket Data Center', () => {
    const openServer = (path: string) =>
      open(
        {
          bitbucketServer: [
            {
              host: 'bitbucket.acme.test',
              apiBaseUrl: `${fake.url}/rest/api/1.0`,
              token: 'server-token',
            },
          ],
        },
        `bitbucket.acme.test/${path}`,
      );
    const page = (start: string | null): FakeAnswer => ({
      json: {
        values: [told[start === '0' ? 1 : 0]].map(commit => ({
          id: commit.sha,
          author: {
            name: authorOf(commit).name,
            emailAddress: authorOf(commit).email,
          },
          authorTimestamp: Date.parse(commit.at),
          committerTimestamp: Date.parse(COMMITTED_AT),
          message: commit.message,
          parents: Array.from({ length: commit.parents ?? 1 }, () => ({
            id: BASE,
          })),
        })),
        isLastPage: start !== '0',
        nextPageStart: start === '0' ? 1 : null,
      },
    });

    it.each([
      ['scm/shop/checkout', 'shop'],
      ['shop/checkout', 'shop'],
      ['projects/shop/repos/checkout', 'shop'],
      ['users/anna/repos/checkout', '~anna'],
    ])('lists the commits of %s', async (path, project) => {
      fake.answer(url => page(url.searchParams.get('start')));
      const api = await openServer(path);
      expect(await api.commitsBetween(BASE, HEAD)).toEqual(
        expected.map((commit, index) => ({
          ...commit,
          authoredAt: Date.parse(AT[index]),
          committedAt: Date.parse(COMMITTED_AT),
        })),
      );
      const asked = `/rest/api/1.0/projects/${project}/repos/checkout/commits?since=${BASE}&until=${HEAD}&limit=100`;
      expect(fake.asked).toEqual([`${asked}&start=0`, `${asked}&start=1`]);
    });

    it('tells the files of a commit, unless there are too many', async () => {
      const api = await openServer('shop/checkout');
      const values = [
        { path: { toString: 'new.ts' }, srcPath: { toString: 'old.ts' } },
        { path: { toString: 'a.ts' } },
      ];
      fake.answer(() => ({ json: { values, isLastPage: true } }));
      expect(await api.pathsOf(HEAD)).toEqual(['new.ts', 'old.ts', 'a.ts']);
      fake.answer(() => ({ json: { values, isLastPage: false } }));
      expect(await api.pathsOf(HEAD)).toBeUndefined();
    });
  });

  describe('Gitea', () => {
    const openGitea = () =>
      open(
        {
          gitea: [
            { host: 'gitea.acme.test', baseUrl: fake.url, password: 'token' },
          ],
        },
        'gitea.acme.test/acme/checkout',
      );
    const comparison = (total: number): FakeAnswer => ({
      json: {
        total_commits: total,
        commits: [...told].reverse().map(commit => ({
          sha: commit.sha,
          commit: {
            author: { ...authorOf(commit), date: commit.at },
            committer: { ...BOT, date: COMMITTED_AT },
            message: commit.message,
          },
          parents: Array.from({ length: commit.parents ?? 1 }, () => ({})),
        })),
      },
    });

    it('compares two commits', async () => {
      fake.answer(() => comparison(2));
      const api = await openGitea();
      expect(await api.commitsBetween(BASE, HEAD)).toEqual(withCommitters);
      expect(fake.asked).toEqual([
        `/api/v1/repos/acme/checkout/compare/${BASE}...${HEAD}`,
      ]);
      expect(fake.headers[0].authorization).toBe('token token');
    });

    it('takes no part for the whole', async () => {
      fake.answer(() => comparison(3));
      await expect(
        (await openGitea()).commitsBetween(BASE, HEAD),
      ).rejects.toThrow('only part of the commits');
    });

    it('tells the files of a commit', async () => {
      fake.answer(() => ({ json: { files: [{ filename: 'a' }] } }));
      expect(await (await openGitea()).pathsOf(HEAD)).toEqual(['a']);
    });
  });

  describe('Azure DevOps', () => {
    const api = (...path: string[]) =>
      azureRepository(asking({}, signal), fake.url, path);
    const project = ['acme', 'web shop', '_git', 'checkout'];

    it('lists the commits between two, and asks whether a merge is one', async () => {
      fake.answer(url =>
        url.pathname.endsWith(HEAD)
          ? { json: { parents: [BASE, REVERTED] } }
          : {
              json: {
                value: [...told].reverse().map(commit => ({
                  commitId: commit.sha,
                  author: { ...authorOf(commit), date: commit.at },
                  committer: { ...BOT, date: COMMITTED_AT },
                  comment: commit.message,
                })),
              },
            },
      );
      expect(await api(...project).commitsBetween(BASE, HEAD)).toEqual(
        withCommitters,
      );
      const commits = '/acme/web shop/_apis/git/repositories/checkout/commits';
      expect(fake.asked[0].replaceAll('+', ' ')).toBe(
        `${commits}?searchCriteria.itemVersion.version=${BASE}&searchCriteria.itemVersion.versionType=commit&searchCriteria.compareVersion.version=${HEAD}&searchCriteria.compareVersion.versionType=commit&searchCriteria.$top=100&searchCriteria.$skip=0&api-version=6.0`,
      );
      expect(fake.asked.slice(1)).toEqual([
        `${commits}/${HEAD}?api-version=6.0`,
      ]);
    });

    it('tells the files of a commit', async () => {
      const changes = [
        { item: { path: '/src', isFolder: true } },
        { item: { path: '/src/a.ts' }, sourceServerItem: '/b.ts' },
      ];
      fake.answer(() => ({ json: { changes } }));
      expect(await api(...project).pathsOf(HEAD)).toEqual(['src/a.ts', 'b.ts']);
    });

    it('knows the short address of a project with one repository', async () => {
      fake.answer(() => ({ json: { changes: [] } }));
      await api('acme', '_git', 'checkout').pathsOf(HEAD);
      expect(fake.asked[0]).toContain(
        '/acme/checkout/_apis/git/repositories/checkout/',
      );
      expect(() => api('acme', 'checkout')).toThrow('no address');
    });
  });
});
