import { delivery, RECEIVED_AT } from '../testDeliveries';
import { parseComparison } from './parseComparison';

const sha = (letter: string) => letter.repeat(40);
const commit = {
  sha: sha('c'),
  authoredAt: '2026-03-02T09:00:00+01:00',
  committedAt: '2026-03-02T09:30:00+01:00',
  title: 'Round half up',
  reverts: sha('b'),
  cherryPickedFrom: sha('d'),
  byBot: true,
  isMerge: false,
  paths: ['src/b.ts', 'src/a.ts'],
};
const body = {
  repository: 'github.com/acme/checkout',
  base: sha('a'),
  head: sha('c'),
  commits: [
    {
      sha: sha('b'),
      authoredAt: Date.UTC(2026, 2, 1),
      committedAt: '1970-01-01T00:00:00Z',
      isMerge: true,
    },
    commit,
  ],
};

const parse = (told: object) => parseComparison(delivery(told));

describe('parseComparison', () => {
  it('is a push to no branch', () => {
    expect(parse(body)).toEqual({
      facts: [
        {
          type: 'push',
          at: Date.UTC(2026, 2, 2, 8),
          repository: 'github.com/acme/checkout',
          ref: '..',
          before: sha('a'),
          after: sha('c'),
          forced: false,
          truncated: false,
          isDefaultBranch: false,
          commits: [
            {
              sha: sha('b'),
              authoredAt: Date.UTC(2026, 2, 1),
              isMerge: true,
            },
            {
              ...commit,
              authoredAt: Date.UTC(2026, 2, 2, 8),
              committedAt: Date.UTC(2026, 2, 2, 8, 30),
              paths: ['src/a.ts', 'src/b.ts'],
            },
          ],
        },
      ],
    });
  });

  it('was not pushed after it was told, whatever its commits say', () => {
    const commits = [{ ...commit, authoredAt: '2099-01-01T00:00:00Z' }];
    expect(parse({ ...body, commits })).toMatchObject({
      facts: [{ at: RECEIVED_AT }],
    });
  });

  it.each([
    ['no commits', { ...body, commits: [] }, '$.commits: must be at least 1'],
    ['no full hash', { ...body, base: 'abc' }, '$.base: must be the full hash'],
    [
      'no time',
      { ...body, commits: [{ ...commit, authoredAt: null }] },
      '$.commits[0].authoredAt: is missing',
    ],
    ['no repository', { ...body, repository: 'x' }, '$.repository'],
  ])('makes no sense with %s', (_, told, message) => {
    expect(() => parse(told)).toThrow(message);
  });
});
