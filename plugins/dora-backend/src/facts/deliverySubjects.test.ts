import {
  DoraFact,
  IncidentFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import { stepsOf, subjectsOf } from './deliverySubjects';

const repository = 'github.com/acme/checkout';
const incident = (subjects?: string[]): IncidentFact => ({
  type: 'incident',
  at: 0,
  key: 'k',
  subjects,
});

describe('subjectsOf', () => {
  it.each<[DoraFact, string[]]>([
    [
      {
        type: 'push',
        at: 0,
        repository,
        ref: 'main',
        before: null,
        after: 'a'.repeat(40),
        forced: false,
        truncated: false,
        isDefaultBranch: true,
        commits: [],
      },
      [`repo:${repository}`],
    ],
    [
      {
        type: 'commit',
        at: 0,
        repository,
        commit: { sha: 'a'.repeat(40), authoredAt: 0, isMerge: false },
      },
      [`repo:${repository}`],
    ],
    [{ type: 'change', at: 0, repository, number: 1 }, [`repo:${repository}`]],
    [
      { type: 'stage_run', at: 0, key: 'k', name: 'n', repository },
      [`repo:${repository}`],
    ],
    [
      {
        type: 'stage_run',
        at: 0,
        key: 'k',
        name: 'n',
        repository,
        subject: 'service:checkout',
      },
      [`repo:${repository}`, 'service:checkout'],
    ],
    [{ type: 'stage_run', at: 0, key: 'k', name: 'n' }, []],
    [
      // The repository of a deployment tells where its commit is, not whose it is.
      {
        type: 'deployment',
        at: 0,
        key: 'k',
        subject: 'argocd-app:a',
        repository,
      },
      ['argocd-app:a'],
    ],
    [incident(['service:b', 'service:a']), ['service:a', 'service:b']],
    [incident(), []],
  ])('D1: reads whom %j is about', (fact, subjects) => {
    expect(subjectsOf([fact])).toEqual(subjects);
  });

  it('D1: names each once, in order, and no more than 200', () => {
    const names = Array.from({ length: 300 }, (_, index) => `service:${index}`);
    const subjects = subjectsOf([incident(names), incident(names)]);
    expect(subjects).toEqual([...names].sort().slice(0, 200));
  });
});

describe('stepsOf', () => {
  const subject = `repo:${repository}`;
  const change: DoraFact = { type: 'change', at: 0, repository, number: 1 };
  const run: DoraFact = {
    type: 'stage_run',
    at: 0,
    key: 'k',
    name: 'n',
    repository,
  };
  const deployment: DoraFact = { type: 'deployment', at: 0, key: 'k', subject };

  it.each<[DoraFact[], number]>([
    [[change], 1],
    [[run], 2],
    [[deployment], 4],
    [[incident([subject])], 8],
    [[change, change, deployment], 5],
    [[change, run, deployment, incident([subject])], 15],
  ])('adds up what %j tell of', (facts, steps) => {
    expect(stepsOf(facts)).toEqual(new Map([[subject, steps]]));
  });

  it('keeps services apart', () => {
    expect(stepsOf([run, incident(['service:checkout'])])).toEqual(
      new Map([
        [subject, 2],
        ['service:checkout', 8],
      ]),
    );
  });
});
