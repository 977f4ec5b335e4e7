import { StoredCommit } from '../facts/commits';
import { linkCommits } from './linkCommits';

const MINUTE = 60_000;
const finishedAt = 100 * MINUTE;

function link(commit: Partial<StoredCommit>, paths: string[] = []) {
  const known = {
    sha: 'a',
    authoredAt: 0,
    title: null,
    isMerge: false,
    paths: null,
    reverts: null,
    ...commit,
  };
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
