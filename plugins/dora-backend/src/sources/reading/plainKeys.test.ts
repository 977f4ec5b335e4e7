import { withPlainKeys } from './plainKeys';

it('makes one key of its spellings, at all depths', () => {
  const commits = [{ CommitSha: 'a', repo_url: null }];
  expect(
    withPlainKeys({ startedDate: 1, finished_date: 'B_b', ID: {}, commits }),
  ).toEqual({
    starteddate: 1,
    finisheddate: 'B_b',
    id: {},
    commits: [{ commitsha: 'a', repourl: null }],
  });
});

it('makes no prototype of a key', () => {
  const plain = withPlainKeys(JSON.parse('{"__PROTO__": {"polluted": true}}'));
  expect((plain as any).polluted).toBeUndefined();
});
