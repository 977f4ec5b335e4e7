import { isUsuallyDefault, pushFact } from './branchMoves';

const sha = (digit: string) => digit.repeat(40);
const commit = (digit: string) => ({
  sha: sha(digit),
  authoredAt: 1,
  isMerge: false,
});

const move = (fields: object = {}) =>
  pushFact({
    at: 5,
    repository: 'git.example.com/shop/checkout',
    branch: 'main',
    before: sha('a'),
    after: sha('c'),
    forced: false,
    isDefaultBranch: true,
    commits: [commit('b'), commit('c')],
    isCutShort: false,
    ...fields,
  });

describe('pushFact', () => {
  it('tells how a branch moved', () => {
    expect(move()).toEqual({
      type: 'push',
      at: 5,
      repository: 'git.example.com/shop/checkout',
      ref: 'main',
      before: sha('a'),
      after: sha('c'),
      forced: false,
      truncated: false,
      isDefaultBranch: true,
      commits: [commit('b'), commit('c')],
    });
  });

  it('puts the oldest commit first, wherever its sender puts it', () => {
    expect(move({ commits: [commit('c'), commit('b')] })).toEqual(move());
  });

  it.each([[sha('0')], [null], [undefined], ['']])(
    'knows a new branch by its former commit %s',
    before => {
      expect(move({ before }).before).toBeNull();
    },
  );

  it.each<[object, boolean]>([
    [{ isCutShort: true }, true],
    [{ commits: [commit('b')] }, true],
    [{ commits: [undefined, commit('c')] }, true],
    [{ commits: [] }, true],
    [{ commits: [], before: null }, false],
    [{ commits: [], forced: true }, false],
    [{ commits: [], before: null, isCutShort: true }, true],
  ])('with %j is incomplete: %s', (fields, truncated) => {
    expect(move(fields).truncated).toBe(truncated);
  });

  it.each([
    { branch: '' },
    { branch: undefined },
    { after: 'c' },
    { after: undefined },
    { before: 'a' },
  ])('refuses %j', fields => {
    expect(() => move(fields)).toThrow(
      'The push names no branch or no valid commits',
    );
  });
});

it.each([
  ['main', true],
  ['master', true],
  ['develop', false],
  [undefined, false],
])('%s is usually the default branch: %s', (branch, expected) => {
  expect(isUsuallyDefault(branch)).toBe(expected);
});
