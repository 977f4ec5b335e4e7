import {
  anySha,
  cherryPickedBy,
  distinctPaths,
  fullSha,
  isMergeMessage,
  revertedBy,
  titleOf,
} from './commits';

describe('commit ids', () => {
  it('are lower case and of a known length', () => {
    expect(fullSha('A'.repeat(40))).toBe('a'.repeat(40));
    expect(fullSha('b'.repeat(64))).toBe('b'.repeat(64));
    expect(fullSha('abc1234')).toBeUndefined();
    expect(anySha('ABC1234')).toBe('abc1234');
    expect(anySha('abc123')).toBeUndefined();
    expect(anySha('<no value>')).toBeUndefined();
  });
});

describe('titleOf', () => {
  it('is the first line, cut', () => {
    expect(titleOf('\n Fix it \r\n\nBecause')).toBe('Fix it');
    expect(titleOf('x'.repeat(1_000_000))).toHaveLength(200);
    expect(titleOf('')).toBeUndefined();
  });
});

describe('isMergeMessage', () => {
  it.each([
    ["Merge branch 'main' into x", true],
    ['Merge pull request #1 from a/b', true],
    ["Merge remote-tracking branch 'origin/main'", true],
    ["Merge tag 'v1'", true],
    ["Merge commit 'abc'", true],
    ['Merge the two lists', false],
    ['Revert "Merge branch x"', false],
    [undefined, false],
  ])('%s: %s', (message, expected) => {
    expect(isMergeMessage(message)).toBe(expected);
  });
});

describe('revertedBy', () => {
  const sha = 'a1'.repeat(20);

  it.each<[string | null | undefined, string | undefined]>([
    [`Revert "Add refunds"\n\nThis reverts commit ${sha}.`, sha],
    [`Reapply "Add refunds"\r\n\r\nThis reverts commit ${sha}.\r\n`, sha],
    [
      `Revert "Merge"\n\nThis reverts commit ${sha}, reversing\nchanges made to ${'b'.repeat(
        40,
      )}.`,
      sha,
    ],
    [`Fix\n\n* This reverts commit ${sha.toUpperCase()}`, sha],
    [`This reverts commit ${'c'.repeat(64)}.`, 'c'.repeat(64)],
    ['This reverts commit abc1234.', undefined],
    [`This reverts commit ${'c'.repeat(41)}.`, undefined],
    [`This reverts ${sha}.`, undefined],
    ['Reverts acme/pay#7', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j takes back %s', (message, expected) => {
    expect(revertedBy(message)).toBe(expected);
  });

  it('is fast for hostile messages', () => {
    const started = performance.now();
    expect(revertedBy('This reverts commit a'.repeat(100_000))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('cherryPickedBy', () => {
  const sha = 'a1'.repeat(20);

  it.each<[string | null | undefined, string | undefined]>([
    [`Fix it\n\n(cherry picked from commit ${sha})`, sha],
    [
      `Fix it\r\n\r\n(cherry picked from commit ${'b'.repeat(
        40,
      )})\r\n(cherry picked from commit ${sha.toUpperCase()})\r\n`,
      sha,
    ],
    [`(cherry picked from commit ${'c'.repeat(64)})`, 'c'.repeat(64)],
    ['(cherry picked from commit abc1234)', undefined],
    [`cherry picked from commit ${sha}`, undefined],
    [`(cherry picked from commit ${'c'.repeat(41)})`, undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j is a copy of %s', (message, expected) => {
    expect(cherryPickedBy(message)).toBe(expected);
  });

  it('is fast for hostile messages', () => {
    const started = performance.now();
    const message = '(cherry picked from commit a'.repeat(100_000);
    expect(cherryPickedBy(message)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('distinctPaths', () => {
  it('sorts, and gives up beyond 300', () => {
    const paths = (n: number) => Array.from({ length: n }, (_, i) => `p/${i}`);
    expect(distinctPaths(['b', 'a', 'b'])).toEqual(['a', 'b']);
    expect(distinctPaths(paths(300))).toHaveLength(300);
    expect(distinctPaths(paths(301))).toBeUndefined();
    expect(distinctPaths(['x'.repeat(2000)])).toBeUndefined();
  });
});
