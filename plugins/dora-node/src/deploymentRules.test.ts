import { environmentDeployedTo, withDeployment } from './deploymentRules';
import { SourceSettings } from './eventSource';
import { StageRunFact } from './facts';

const withoutRules: SourceSettings = {
  id: 'ci',
  defaultEnvironment: 'production',
  assumeTimeZone: 'UTC',
  deploymentRules: [],
  incidentLabels: [],
};

const settings: SourceSettings = {
  ...withoutRules,
  deploymentRules: [
    { of: 'job', name: 'deploy-canary*', environment: 'canary' },
    { of: 'job', name: 'deploy*', environment: 'production' },
    { of: 'release', name: 'v*', environment: 'production' },
  ],
};

const run: StageRunFact = {
  type: 'stage_run',
  at: 9,
  key: 'job:1',
  repository: 'github.com/acme/pay',
  sha: 'a'.repeat(40),
  name: 'Deploy to the cluster',
  url: 'https://ci.example.com/1',
  startedAt: 5,
  finishedAt: 9,
  outcome: 'success',
};

describe('environmentDeployedTo', () => {
  it.each([
    ['job', 'deploy', 'production'],
    ['job', 'Deploy-Canary 2', 'canary'],
    ['job', 'build', undefined],
    ['job', undefined, undefined],
    ['pipeline', 'deploy', undefined],
    ['release', 'v1.2', 'production'],
  ] as const)('of a %s %s is %s', (of, name, environment) => {
    expect(environmentDeployedTo(of, name, settings)).toBe(environment);
  });
});

describe('withDeployment', () => {
  it('adds the deployment that a run is', () => {
    expect(withDeployment(run, 'job', settings)).toEqual([
      run,
      {
        type: 'deployment',
        at: 9,
        key: 'run:job:1',
        subject: 'repo:github.com/acme/pay',
        environment: 'production',
        repository: 'github.com/acme/pay',
        revision: 'a'.repeat(40),
        url: 'https://ci.example.com/1',
        state: 'succeeded',
        startedAt: 5,
        finishedAt: 9,
      },
    ]);
  });

  it.each<[Partial<StageRunFact>, object]>([
    [{ outcome: 'failure' }, { state: 'failed' }],
    [{ outcome: 'cancelled' }, { state: 'cancelled' }],
    [{ outcome: undefined, finishedAt: undefined }, { state: 'running' }],
    [{ subject: 'service:pay' }, { subject: 'service:pay' }],
    [{ startedAt: undefined }, { state: 'succeeded', finishedAt: 9 }],
  ])('with %j has %j', (fields, expected) => {
    const [, deployment] = withDeployment(
      { ...run, ...fields },
      'job',
      settings,
    );
    expect(deployment).toMatchObject(expected);
  });

  it.each<Partial<StageRunFact>>([
    { name: 'build' },
    { outcome: 'skipped' },
    { outcome: undefined },
    { startedAt: undefined, finishedAt: undefined, outcome: undefined },
    { repository: undefined },
  ])('adds none to a run with %j', fields => {
    const other = { ...run, ...fields };
    expect(withDeployment(other, 'job', settings)).toEqual([other]);
  });

  it('adds none without a rule', () => {
    expect(withDeployment(run, 'job', withoutRules)).toEqual([run]);
    expect(withDeployment(run, 'pipeline', settings)).toEqual([run]);
  });
});
