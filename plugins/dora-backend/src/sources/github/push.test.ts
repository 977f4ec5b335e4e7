import { PushFact } from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { githubSource } from './githubSource';

const sha = (digit: string) => digit.repeat(40);
const ZEROS = sha('0');
const other = { event: 'push' };

const commit = (digit: string, fields: object = {}) => ({
  id: sha(digit),
  message: `Change ${digit}\n\nBecause`,
  timestamp: '2026-03-01T10:00:00+01:00',
  distinct: false,
  author: { name: 'Ann', email: 'ann@example.com' },
  added: ['new.ts'],
  removed: ['old.ts'],
  modified: ['new.ts', 'a.ts'],
  ...fields,
});

const push = (fields: object = {}) => ({
  ref: 'refs/heads/main',
  before: sha('a'),
  after: sha('c'),
  forced: false,
  head_commit: commit('c'),
  commits: [commit('b'), commit('c')],
  repository: {
    html_url: 'https://github.com/Acme/Pay',
    default_branch: 'main',
    pushed_at: 1772359300,
  },
  ...fields,
});

const fact = (fields: object = {}) =>
  factsFrom(githubSource, push(fields), other)[0] as PushFact;

describe('push', () => {
  it('tells which commits a branch gained', () => {
    const gained = (digit: string) => ({
      sha: sha(digit),
      authoredAt: Date.UTC(2026, 2, 1, 9),
      title: `Change ${digit}`,
      isMerge: false,
      paths: ['a.ts', 'new.ts', 'old.ts'],
    });
    expect(factsFrom(githubSource, push(), other)).toEqual([
      {
        type: 'push',
        at: 1772359300_000,
        repository: 'github.com/acme/pay',
        ref: 'main',
        before: sha('a'),
        after: sha('c'),
        forced: false,
        truncated: false,
        isDefaultBranch: true,
        commits: [gained('b'), gained('c')],
      },
    ]);
  });

  it.each<[string, object, Partial<PushFact>]>([
    ['a new branch', { before: ZEROS }, { before: null, truncated: false }],
    [
      'a new branch on old commits',
      { before: ZEROS, commits: [] },
      { truncated: false, commits: [] },
    ],
    [
      'a branch set back',
      { forced: true, commits: [] },
      { forced: true, truncated: false },
    ],
    [
      'another branch',
      { ref: 'refs/heads/fix/a' },
      { ref: 'fix/a', isDefaultBranch: false },
    ],
    [
      'a list without the head',
      { commits: [commit('b')] },
      { truncated: true },
    ],
    ['an unexplained empty list', { commits: [] }, { truncated: true }],
    [
      'as many commits as GitHub lists',
      { commits: Array(2048).fill(commit('c')) },
      { truncated: true },
    ],
    [
      'the head commit for want of a better time',
      { repository: { html_url: 'https://github.com/a/b' } },
      { at: Date.UTC(2026, 2, 1, 9), isDefaultBranch: false },
    ],
  ])('understands %s', (_, fields, expected) => {
    expect(fact(fields)).toMatchObject(expected);
  });

  it.each<[string, object, object]>([
    ['a merge', { message: "Merge branch 'x'" }, { isMerge: true }],
    [
      'a revert',
      { message: `Revert "b"\n\nThis reverts commit ${sha('b')}.` },
      { title: 'Revert "b"', reverts: sha('b') },
    ],
    [
      'a copy',
      { message: `b\n\n(cherry picked from commit ${sha('b')})` },
      { cherryPickedFrom: sha('b') },
    ],
    [
      'a commit by a program',
      { author: { name: 'Deps', username: 'dependabot[bot]', email: null } },
      { byBot: true },
    ],
    ['an odd author', { author: ['renovate[bot]'] }, { byBot: undefined }],
    [
      'a commit without lists of paths',
      { added: undefined, removed: undefined, modified: undefined },
      { paths: undefined },
    ],
    [
      'too many paths',
      { added: Array.from({ length: 301 }, (_, i) => `${i}`) },
      { paths: undefined },
    ],
    ['a commit without message', { message: null }, { title: undefined }],
    [
      'a megabyte of message',
      { message: 'x'.repeat(1e6) },
      { title: 'x'.repeat(200) },
    ],
    ['odd characters', { message: 'a\u0000\ud800b' }, { title: 'a\ufffdb' }],
  ])('understands %s', (_, fields, expected) => {
    const { commits } = fact({ commits: [commit('c', fields)] });
    expect(commits[0]).toMatchObject(expected);
  });

  it.each([
    '0001-01-01T00:00:00Z',
    '2106-02-07T06:28:15Z',
    '1980-01-01T00:00:00Z',
    null,
  ])('leaves out a commit authored at %s, and says so', timestamp => {
    const commits = [commit('b', { timestamp }), commit('c')];
    expect(fact({ commits })).toMatchObject({
      truncated: true,
      commits: [{ sha: sha('c') }],
    });
  });

  it.each([
    [{ ref: 'refs/tags/v1' }, /No rule .* tags/],
    [{ ref: 'refs/notes/commits' }, /branches and tags/],
    [{ after: ZEROS, deleted: true, head_commit: null }, /deletion/],
  ])('ignores %j', (fields, reason) => {
    expect(whyIgnored(githubSource, push(fields), other)).toMatch(reason);
  });

  it.each([
    [{ after: 'main' }, 'no valid commits'],
    [{ before: 'main' }, 'no valid commits'],
    [{ ref: 'refs/heads/' }, 'no branch'],
    [{ repository: {} }, '$.repository.html_url: is missing'],
    [{ repository: { html_url: 'x' } }, 'no address of a repository'],
    [{ commits: 'x' }, '$.commits: must be of type array'],
    [
      { repository: { html_url: 'https://github.com/a/b' }, head_commit: null },
      'carries no time',
    ],
  ])('refuses %j', (fields, message) => {
    expect(() => fact(fields)).toThrow(message);
  });
});

describe('push of a tag', () => {
  const tag = (fields: object = {}) =>
    githubSource.parse(
      delivery(push({ ref: 'refs/tags/v1.2/a', ...fields }), other),
      {
        ...testSettings,
        deploymentRules: [{ of: 'release', name: 'v*', environment: 'live' }],
      },
    );

  it('tells the commit of a tag whose releases deploy', () => {
    expect(tag({ after: sha('e'), commits: [] })).toEqual({
      facts: [
        {
          type: 'artifact',
          at: 1772359300_000,
          names: ['pkg:generic/github.com/acme/pay@v1.2%2Fa'],
          repository: 'github.com/acme/pay',
          sha: sha('c'),
        },
      ],
    });
  });

  it.each<[object, RegExp]>([
    [{ ref: 'refs/tags/nightly' }, /No rule/],
    [{ ref: 'refs/tags/' }, /No rule/],
    [{ after: ZEROS, head_commit: null }, /deleted/],
  ])('is ignored with %j', (fields, reason) => {
    expect(tag(fields)).toEqual({ ignored: expect.stringMatching(reason) });
  });
});
