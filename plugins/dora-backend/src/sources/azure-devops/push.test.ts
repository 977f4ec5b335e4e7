import { factsFrom, whyIgnored } from '../testDeliveries';
import { PARENT, push, repository, SHA } from './__fixtures__/examples';
import { azureDevopsSource } from './azureDevopsSource';

const told = (fields: object = {}) =>
  factsFrom(azureDevopsSource, push(fields));
const at = Date.UTC(2026, 2, 2, 12, 59, 59, 330);
const address = 'dev.azure.com/acme/web%20shop/_git/checkout';
const update = (name: string, newObjectId = SHA) => ({
  name,
  oldObjectId: PARENT,
  newObjectId,
});

const merged = {
  sha: SHA,
  authoredAt: Date.UTC(2026, 2, 2, 12, 40),
  committedAt: Date.UTC(2026, 2, 2, 12, 41),
  title: 'Merged PR 7: Round half up',
  isMerge: false,
};
const written = {
  sha: '9'.repeat(40),
  authoredAt: Date.UTC(2026, 2, 2, 12, 20),
  title: 'Round half up',
  isMerge: false,
};

describe('git.push', () => {
  it('tells how a branch moved', () => {
    expect(told()).toEqual([
      {
        type: 'push',
        at,
        repository: address,
        ref: 'main',
        before: PARENT,
        after: SHA,
        forced: false,
        truncated: false,
        isDefaultBranch: true,
        commits: [written, merged],
      },
    ]);
  });

  it('knows a commit by a program', () => {
    const author = {
      name: 'Web Shop Build Service (acme)',
      date: '2026-03-02T12:40:00Z',
    };
    const commits = [{ commitId: SHA, author, comment: 'Bump it' }];
    expect(told({ commits })).toMatchObject([{ commits: [{ byBot: true }] }]);
  });

  it('of several branches does not know which commits each has gained', () => {
    const refUpdates = [
      update('refs/heads/main'),
      update('refs/heads/release', 'd'.repeat(40)),
      update('refs/tags/v1'),
    ];
    expect(told({ refUpdates })).toEqual([
      expect.objectContaining({ ref: 'main', commits: [], truncated: true }),
      expect.objectContaining({
        ref: 'release',
        commits: [],
        truncated: true,
        isDefaultBranch: false,
      }),
      { type: 'commit', at, repository: address, commit: merged },
      { type: 'commit', at, repository: address, commit: written },
    ]);
  });

  it('is incomplete when it lists as many commits as it can', () => {
    const commits = Array.from({ length: 100 }, () => ({
      commitId: SHA,
      author: { date: '2026-03-02T12:40:00Z' },
    }));
    expect(told({ commits })[0]).toMatchObject({ truncated: true });
  });

  it.each([
    [
      'https://acme.visualstudio.com/DefaultCollection/Web%20Shop/_git/checkout',
    ],
    ['git@ssh.dev.azure.com:v3/acme/Web%20Shop/checkout'],
  ])('knows the repository by %s', remoteUrl => {
    const [fact] = told({ repository: { ...repository, remoteUrl } });
    expect(fact).toMatchObject({ repository: address });
  });

  it.each([
    [[update('refs/tags/v1')]],
    [[update('refs/heads/main', '0'.repeat(40))]],
    [[update('refs/heads/main', '00000000-0000-0000-0000-000000000000')]],
    [[]],
  ])('ignores %j', refUpdates => {
    const reason = whyIgnored(azureDevopsSource, push({ refUpdates }));
    expect(reason).toMatch(/Tags/);
  });

  it('refuses a push without repository', () => {
    expect(() => told({ repository: { name: 'checkout' } })).toThrow(
      '$.resource.repository.remoteUrl: is no address of a repository',
    );
  });
});
