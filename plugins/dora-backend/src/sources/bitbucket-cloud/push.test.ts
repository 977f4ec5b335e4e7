import { factsFrom, RECEIVED_AT, whyIgnored } from '../testDeliveries';
import { branchMove, commit, PARENT, push, SHA } from './__fixtures__/examples';
import { bitbucketCloudSource } from './bitbucketCloudSource';

const told = (...changes: object[]) =>
  factsFrom(bitbucketCloudSource, push(...changes), { event: 'repo:push' });
const target = (message: string) => ({
  type: 'branch',
  name: 'main',
  target: { hash: SHA, message },
});

describe('repo:push', () => {
  it('tells how a branch moved, and which pull request that merged', () => {
    expect(told()).toEqual([
      {
        type: 'push',
        at: RECEIVED_AT,
        repository: 'bitbucket.org/acme/checkout',
        ref: 'main',
        before: PARENT,
        after: SHA,
        forced: false,
        truncated: false,
        isDefaultBranch: true,
        commits: [
          {
            sha: '9'.repeat(40),
            authoredAt: Date.UTC(2026, 2, 2, 12, 20),
            title: 'Round half up',
            isMerge: false,
          },
          {
            sha: SHA,
            authoredAt: Date.UTC(2026, 2, 2, 12, 40),
            title: 'Merged in round (pull request #7)',
            isMerge: true,
          },
        ],
      },
      {
        type: 'change',
        at: RECEIVED_AT,
        repository: 'bitbucket.org/acme/checkout',
        number: 7,
        mergeCommit: SHA,
      },
    ]);
  });

  it.each<[object, object]>([
    [
      { author: { raw: 'deploy <cz0btmb87@bots.bitbucket.org>' } },
      { byBot: true },
    ],
    [{ author: { raw: 'Renovate Bot' } }, { byBot: true }],
    [{ author: { user: { nickname: 'renovate-bot' } } }, { byBot: true }],
    [{ author: null }, { byBot: undefined }],
    [
      { message: `b\n\n(cherry picked from commit ${PARENT})` },
      { cherryPickedFrom: PARENT },
    ],
  ])('understands a commit with %j', (fields, expected) => {
    const [fact] = told(branchMove({ commits: [commit(SHA, fields)] }));
    expect(fact).toMatchObject({ commits: [expected] });
  });

  it('takes a squashed pull request for a change of its own', () => {
    const squashed = commit(SHA, {
      message: 'Merged in round (pull request #7)',
    });
    const [fact] = told(branchMove({ commits: [squashed] }));
    expect(fact).toMatchObject({ commits: [{ isMerge: false }] });
  });

  it.each([
    'Round half up (pull request #7)',
    'Revert "Merged in round (pull request #7)"',
    'Merged in round',
    'Merged in round (pull request #99999999999)',
  ])('knows no pull request by "%s"', message => {
    expect(told(branchMove({ new: target(message) }))).toHaveLength(1);
  });

  it('tells of several branches', () => {
    const release = { type: 'branch', name: 'release', target: { hash: SHA } };
    const facts = told(
      branchMove({ new: target('Fix') }),
      branchMove({ new: null, closed: true }),
      branchMove({ new: release, old: null, commits: [], created: true }),
      branchMove({ new: { ...release, type: 'tag' } }),
    );
    expect(facts).toMatchObject([
      { ref: 'main', before: PARENT },
      {
        ref: 'release',
        before: null,
        truncated: false,
        isDefaultBranch: false,
      },
    ]);
  });

  it.each<[object, object]>([
    [{ truncated: true }, { truncated: true }],
    [{ forced: true }, { forced: true }],
    [
      { forced: true, commits: [] },
      { forced: true, truncated: false },
    ],
    [{ commits: undefined }, { truncated: true, commits: [] }],
  ])('with %j', (fields, expected) => {
    expect(told(branchMove(fields))[0]).toMatchObject(expected);
  });

  it('believes a repository that names its main branch', () => {
    const body = push();
    const repository = { ...body.repository, mainbranch: { name: 'develop' } };
    const [fact] = factsFrom(
      bitbucketCloudSource,
      { ...body, repository },
      { event: 'repo:push' },
    );
    expect(fact).toMatchObject({ isDefaultBranch: false });
  });

  it.each([
    branchMove({ new: null }),
    branchMove({ new: { type: 'tag', name: 'v1', target: { hash: SHA } } }),
  ])('ignores %j', change => {
    const other = { event: 'repo:push' };
    expect(whyIgnored(bitbucketCloudSource, push(change), other)).toMatch(
      /Tags/,
    );
  });

  it('refuses a push without repository', () => {
    const body = { ...push(), repository: { name: 'checkout' } };
    expect(() =>
      factsFrom(bitbucketCloudSource, body, { event: 'repo:push' }),
    ).toThrow('$.repository.full_name: is no name of a repository');
  });
});
