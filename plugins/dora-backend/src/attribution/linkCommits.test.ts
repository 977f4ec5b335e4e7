import { StoredCommit } from '../facts/commits';
import { linkCommits } from './linkCommits';

const MINUTE = 60_000;
const finishedAt = 100 * MINUTE;

const COMMIT: StoredCommit = {
  sha: 'a',
  authoredAt: 0,
  title: null,
  isMerge: false,
  paths: null,
  reverts: null,
  committedAt: null,
  cherryPickedFrom: null,
  byBot: false,
};

const NOTHING_ELSE = {
  clocks: {
    committed: null,
    pushed: null,
    opened: null,
    approved: null,
    merged: null,
  },
  changeNumber: null,
  headRef: null,
  byBot: false,
  isCherryPick: false,
};

function link(commit: Partial<StoredCommit>, paths: string[] = []) {
  const known = { ...COMMIT, ...commit };
  return linkCommits(['a'], [known], { finishedAt, paths })[0];
}

describe('linkCommits', () => {
  it('measures from the commit to the end of the deployment', () => {
    expect(link({ authoredAt: 75 * MINUTE })).toEqual({
      sha: 'a',
      authoredAt: 75 * MINUTE,
      leadMs: 25 * MINUTE,
      excluded: null,
      reverts: null,
      stageSeconds: [0, 0, 0, 0, 0, 0, 0, 1500],
      ...NOTHING_ELSE,
    });
  });

  it('keeps the instants at which lead time may start instead', () => {
    const [linked] = linkCommits(
      ['a'],
      [
        {
          ...COMMIT,
          committedAt: 2 * MINUTE,
          cherryPickedFrom: 'b',
          byBot: true,
        },
      ],
      {
        finishedAt,
        origin: () => ({
          pushedAt: 3 * MINUTE,
          change: {
            number: 7,
            headRef: 'hotfix/7',
            openedAt: 4 * MINUTE,
            approvedAt: 5 * MINUTE,
            mergedAt: 6 * MINUTE,
          },
        }),
      },
    );
    expect(linked).toMatchObject({
      clocks: {
        committed: 2 * MINUTE,
        pushed: 3 * MINUTE,
        opened: 4 * MINUTE,
        approved: 5 * MINUTE,
        merged: 6 * MINUTE,
      },
      changeNumber: 7,
      headRef: 'hotfix/7',
      byBot: true,
      isCherryPick: true,
    });
  });

  it('takes clocks that differ by minutes for equal, and no more', () => {
    expect(link({ authoredAt: 105 * MINUTE }).leadMs).toBe(0);
    expect(link({ authoredAt: 106 * MINUTE })).toMatchObject({
      leadMs: null,
      excluded: 'It was written after the deployment had finished.',
    });
  });

  it('leaves out merges and commits that nobody told about', () => {
    expect(link({ isMerge: true }).excluded).toMatch('merge');
    expect(linkCommits(['b'], [], { finishedAt })[0]).toEqual({
      sha: 'b',
      authoredAt: null,
      leadMs: null,
      excluded: 'Nothing was received about this commit.',
      reverts: null,
      stageSeconds: null,
      ...NOTHING_ELSE,
    });
  });

  it.each([
    [['services/cart/src/a.ts'], true],
    [['libs/money/b.ts', 'README.md'], true],
    [['services/cart/.env'], true],
    [['services/carton/a.ts'], false],
    [[], false],
    [null, true],
  ])('counts a commit to %j in a shared repository: %s', (paths, counts) => {
    const { leadMs } = link({ paths }, ['services/cart/**', 'libs/**']);
    expect(leadMs !== null).toBe(counts);
  });
});
