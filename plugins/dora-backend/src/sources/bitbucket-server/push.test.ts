import { factsFrom, whyIgnored } from '../testDeliveries';
import {
  commit,
  PARENT,
  refChange,
  refsChanged,
  SHA,
  withCommits,
} from './__fixtures__/examples';
import { bitbucketServerSource } from './bitbucketServerSource';

const sha = (digit: string) => digit.repeat(40);
const told = (body: unknown) => factsFrom(bitbucketServerSource, body);

describe('repo:refs_changed', () => {
  const moved = {
    type: 'push',
    at: Date.UTC(2026, 2, 2, 13),
    repository: 'git.example.com/shop/checkout',
    ref: 'main',
    before: PARENT,
    after: SHA,
    forced: false,
    truncated: true,
    isDefaultBranch: true,
    commits: [],
  };

  it('tells how a branch moved, though not by which commits', () => {
    expect(told(refsChanged())).toEqual([moved]);
  });

  it('of newer versions has commits', () => {
    expect(told(withCommits())).toEqual([
      {
        ...moved,
        truncated: false,
        commits: [
          {
            sha: sha('9'),
            authoredAt: 1772453000000,
            committedAt: 1772454000000,
            title: 'Round half up',
            isMerge: false,
          },
          {
            sha: SHA,
            authoredAt: 1772454600000,
            committedAt: 1772454600000,
            title: 'Merge pull request #7 in SHOP/checkout from round to main',
            isMerge: true,
          },
        ],
      },
    ]);
  });

  it('knows a commit by a program', () => {
    const author = { name: 'renovate', emailAddress: 'deps@example.com' };
    const toCommit = commit(SHA, [PARENT], { author });
    expect(told(refsChanged({ toCommit }))).toMatchObject([
      { commits: [{ byBot: true }] },
    ]);
  });

  it('has one commit where only the last one is told', () => {
    const toCommit = commit(SHA, [PARENT]);
    expect(told(refsChanged({ toCommit }))).toMatchObject([
      { truncated: false, commits: [{ sha: SHA }] },
    ]);
  });

  const chain = (...ids: string[]) =>
    ids.slice(0, -1).map((id, index) => commit(id, [ids[index + 1]]));
  it.each<[string, object[], object, boolean]>([
    ['that lead back', chain(SHA, sha('1'), PARENT), {}, false],
    ['that end before', chain(SHA, sha('1'), sha('2')), {}, true],
    ['without parents', [{ ...commit(SHA, []), parents: null }], {}, true],
    [
      'of which there may be more',
      chain(SHA, sha('1'), sha('2'), sha('3'), sha('4'), PARENT),
      {},
      true,
    ],
    ['of a new branch', chain(SHA, sha('1')), { fromHash: sha('0') }, false],
  ])('with commits %s', (_, commits, fields, truncated) => {
    const changes = [refChange(fields)];
    expect(told(refsChanged({ commits, changes }))).toMatchObject([
      { truncated },
    ]);
  });

  it('of several branches does not know which commits each has gained', () => {
    const other = refChange({ refId: 'refs/heads/fix', toHash: sha('d') });
    expect(told(withCommits({ changes: [refChange(), other] }))).toMatchObject([
      { ref: 'main', commits: [], truncated: true },
      { ref: 'fix', commits: [], truncated: true, isDefaultBranch: false },
    ]);
  });

  it.each([
    refChange({ refId: 'refs/tags/v1', type: 'ADD' }),
    refChange({ toHash: sha('0'), type: 'DELETE' }),
  ])('ignores %j', change => {
    const body = refsChanged({ changes: [change] });
    expect(whyIgnored(bitbucketServerSource, body)).toMatch(/Tags/);
  });
});
