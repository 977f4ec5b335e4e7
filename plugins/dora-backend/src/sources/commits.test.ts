import {
  anySha,
  distinctPaths,
  fullSha,
  isMergeMessage,
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

describe('distinctPaths', () => {
  it('sorts, and gives up beyond 300', () => {
    const paths = (n: number) => Array.from({ length: n }, (_, i) => `p/${i}`);
    expect(distinctPaths(['b', 'a', 'b'])).toEqual(['a', 'b']);
    expect(distinctPaths(paths(300))).toHaveLength(300);
    expect(distinctPaths(paths(301))).toBeUndefined();
    expect(distinctPaths(['x'.repeat(2000)])).toBeUndefined();
  });
});
