import {
  delivery,
  factsFrom,
  RECEIVED_AT,
  testSettings,
} from '../testDeliveries';
import {
  artifact,
  change,
  push,
  wideDeployment,
} from './__fixtures__/examples';
import { genericSource } from './genericSource';

const fact = (body: unknown) => factsFrom(genericSource, body)[0];
const repository = 'github.com/acme/checkout';
const [first, second] = push.commits.map(({ sha }) => sha);

describe('a push', () => {
  it('is the move of a branch with its commits', () => {
    expect(fact(push)).toEqual({
      type: 'push',
      at: Date.parse('2026-03-02T14:10:00Z'),
      repository,
      ref: 'release',
      before: push.before,
      after: second,
      forced: false,
      truncated: false,
      isDefaultBranch: true,
      commits: [
        {
          sha: first,
          authoredAt: Date.parse('2026-03-02T13:00:00Z'),
          title: 'Round half up',
          isMerge: false,
          paths: ['src/money.ts'],
        },
        {
          sha: second,
          authoredAt: Date.parse('2026-03-02T14:00:00Z'),
          committedAt: Date.parse('2026-03-02T14:05:00Z'),
          title: 'Revert "Round half up"',
          isMerge: false,
          reverts: first,
          cherryPickedFrom: first,
          byBot: true,
        },
      ],
    });
  });

  it.each<[object, object]>([
    [{ pushedAt: null }, { at: Date.parse('2026-03-02T14:00:00Z') }],
    [{ before: '' }, { before: null }],
    [{ before: '0'.repeat(40) }, { before: null }],
    [{ isDefaultBranch: null }, { isDefaultBranch: false }],
    [{ isDefaultBranch: null, branch: 'main' }, { isDefaultBranch: true }],
    [{ truncated: true }, { truncated: true }],
    [{ commits: push.commits.slice(0, 1) }, { truncated: true }],
    [{ commits: [] }, { truncated: true, commits: [] }],
    [{ commits: [], before: '' }, { truncated: false }],
    [
      { commits: [], forced: true },
      { truncated: false, forced: true },
    ],
  ])('with %j', (fields, expected) => {
    expect(fact({ ...push, ...fields })).toMatchObject(expected);
  });
});

describe('a change', () => {
  it('tells its whole life', () => {
    const hour = (h: number) => Date.UTC(2026, 2, 1, h);
    expect(fact(change)).toEqual({
      type: 'change',
      at: hour(14),
      repository,
      number: 17,
      title: 'Round half up',
      url: 'https://git.example.com/acme/checkout/17',
      headRef: 'rounding',
      headSha: first,
      baseRef: 'main',
      mergeCommit: second,
      openedAt: hour(8),
      readyAt: hour(9),
      firstReviewAt: hour(10),
      approvedAt: hour(11),
      closedAt: hour(12),
      reopenedAt: hour(13),
      mergedAt: hour(14),
    });
  });

  it('may be told piece by piece', () => {
    const { type, repository: address, number, mergedAt } = change;
    expect(fact({ type, repository: address, number, mergedAt })).toEqual({
      type: 'change',
      at: Date.parse(mergedAt),
      repository,
      number: 17,
      mergedAt: Date.parse(mergedAt),
    });
  });
});

describe('an artifact', () => {
  it('has all the names that it is told by', () => {
    expect(fact(artifact)).toEqual({
      type: 'artifact',
      at: Date.parse(artifact.builtAt),
      names: [...artifact.names, artifact.image],
      repository,
      sha: second,
    });
  });

  it('is known since it was told when nobody says when it was built', () => {
    expect(fact({ ...artifact, builtAt: '' }).at).toBe(RECEIVED_AT);
  });

  it('has no name that would have to be cut', () => {
    const names = ['x'.repeat(1001)];
    expect(fact({ ...artifact, names })).toMatchObject({
      names: [artifact.image],
    });
    expect(() => fact({ ...artifact, names, image: '' })).toThrow(
      '$.names: is missing',
    );
  });
});

describe('a deployment of several commits', () => {
  const [main, other] = [
    { repository, revision: second },
    { repository: 'github.com/acme/money', revision: 'abcdef1' },
  ];

  it('has the first for the main one', () => {
    expect(fact(wideDeployment)).toMatchObject({
      subject: 'service:checkout',
      place: 'eu-west',
      ...main,
      furtherRevisions: [other],
      configRepository: 'github.com/acme/config',
      configRevision: 'c'.repeat(40),
    });
  });

  it('has its own revision for the main one where it gives it', () => {
    const own = { repository: 'github.com/acme/shop', revision: 'fedcba9' };
    expect(fact({ ...wideDeployment, ...own })).toMatchObject({
      ...own,
      furtherRevisions: [main, other],
    });
    expect(fact({ ...wideDeployment, ...other })).toMatchObject({
      ...other,
      furtherRevisions: [main],
    });
  });

  it('has no further ones when there is one', () => {
    const { commits, ...rest } = wideDeployment;
    const deployment = fact({ ...rest, commits: commits.slice(0, 1) });
    expect(deployment).toMatchObject(main);
    expect(deployment).not.toHaveProperty(
      'furtherRevisions',
      expect.anything(),
    );
  });
});

describe('a stage', () => {
  const stage = {
    type: 'stage',
    id: 's-1',
    service: 'checkout',
    name: 'roll out',
    stage: 'production',
    startedAt: '2026-03-02T14:40:00Z',
    finishedAt: '2026-03-02T14:43:05Z',
    outcome: 'success',
  };

  it('keeps what its sender calls it', () => {
    expect(fact(stage)).toMatchObject({ stage: 'production' });
  });

  it('deploys where a rule says so', () => {
    const settings = {
      ...testSettings,
      deploymentRules: [
        { of: 'job' as const, name: 'roll*', environment: 'eu' },
      ],
    };
    expect(genericSource.parse(delivery(stage), settings)).toMatchObject({
      facts: [
        { type: 'stage_run' },
        { type: 'deployment', environment: 'eu', subject: 'service:checkout' },
      ],
    });
  });
});
