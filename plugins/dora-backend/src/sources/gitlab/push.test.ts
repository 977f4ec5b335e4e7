import { factsFrom, RECEIVED_AT, whyIgnored } from '../testDeliveries';
import { PARENT, project, push, SHA } from './__fixtures__/examples';
import { gitlabSource } from './gitlabSource';

const told = (fields: object = {}) =>
  factsFrom(gitlabSource, { ...push, ...fields })[0];

describe('Push Hook', () => {
  it('tells how a branch moved, when it was received', () => {
    expect(told()).toEqual({
      type: 'push',
      at: RECEIVED_AT,
      repository: 'gitlab.example.com/shop/backend/checkout',
      ref: 'main',
      before: PARENT,
      after: SHA,
      forced: false,
      truncated: false,
      isDefaultBranch: true,
      commits: [
        {
          sha: '9'.repeat(40),
          authoredAt: Date.UTC(2026, 2, 2, 12, 20, 31),
          committedAt: Date.UTC(2026, 2, 2, 12, 20, 31),
          title: 'Round half up',
          isMerge: false,
          paths: ['src/money.ts', 'src/round.ts'],
        },
        {
          sha: SHA,
          authoredAt: Date.UTC(2026, 2, 2, 12, 40),
          committedAt: Date.UTC(2026, 2, 2, 12, 40),
          title: "Merge branch 'round' into 'main'",
          isMerge: true,
          paths: [],
        },
      ],
    });
  });

  it.each<[string, object, object]>([
    [
      'more than twenty commits',
      { total_commits_count: 21 },
      { truncated: true },
    ],
    [
      'a branch that is set back',
      { total_commits_count: 0, commits: [] },
      { forced: true, truncated: false },
    ],
    [
      'a new branch on old commits',
      { before: '0'.repeat(40), total_commits_count: 0, commits: [] },
      { before: null, forced: false, truncated: false },
    ],
    [
      'another branch',
      { ref: 'refs/heads/fix/a' },
      { ref: 'fix/a', isDefaultBranch: false },
    ],
    [
      'a project without default branch',
      { project: { ...project, default_branch: null } },
      { isDefaultBranch: false },
    ],
    [
      'a commit whose date is nonsense',
      { commits: [{ ...push.commits[0], timestamp: 'soon' }, push.commits[1]] },
      { truncated: true },
    ],
    [
      'only an address by ssh',
      { project: { git_ssh_url: project.git_ssh_url }, repository: null },
      { repository: 'gitlab.example.com/shop/backend/checkout' },
    ],
  ])('reads %s', (_, fields, expected) => {
    expect(told(fields)).toMatchObject(expected);
  });

  it('knows what a commit takes back', () => {
    const message = `Revert "Round"\n\nThis reverts commit ${PARENT}`;
    const commits = [{ ...push.commits[1], message }];
    const fact = told({ commits, total_commits_count: 1 });
    expect(fact).toMatchObject({ commits: [{ reverts: PARENT }] });
  });

  it.each([
    [{ ref: 'refs/tags/v1' }, /tags/],
    [{ after: '0'.repeat(40), checkout_sha: null }, /deletion/],
  ])('ignores %j', (fields, reason) => {
    expect(whyIgnored(gitlabSource, { ...push, ...fields })).toMatch(reason);
  });

  it('refuses a push without repository', () => {
    expect(() => told({ project: undefined })).toThrow(
      '$.project.web_url: is no address of a repository',
    );
  });
});
