import {
  DeploymentRule,
  DoraFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import {
  build,
  jobState,
  repository,
  runState,
  SHA,
  stageState,
} from './__fixtures__/examples';
import { azureDevopsSource } from './azureDevopsSource';

const PROJECT = '7a1f0c52-0000-4000-8000-000000000001';
const address = 'dev.azure.com/acme/web%20shop/_git/checkout';
const at = (m: number, s: number, ms: number) =>
  Date.UTC(2026, 2, 2, 12, m, s, ms);
const eventAt = Date.UTC(2026, 2, 2, 13, 0, 0, 534);

const told = (body: unknown) => factsFrom(azureDevopsSource, body)[0];

const PRODUCTION = { environment: 'production' };
const deploymentsOf = (body: unknown, ...deploymentRules: DeploymentRule[]) => {
  const settings = { ...testSettings, deploymentRules };
  const result = azureDevopsSource.parse(delivery(body), settings);
  const facts: DoraFact[] = 'facts' in result ? result.facts : [];
  return facts.filter(({ type }) => type === 'deployment');
};

describe('build.complete', () => {
  it('tells of a run', () => {
    expect(told(build())).toEqual({
      type: 'stage_run',
      at: at(59, 0, 846),
      key: `run:${PROJECT}:479`,
      repository: address,
      sha: SHA,
      name: 'checkout-release',
      pipeline: 'checkout-release',
      url: 'https://dev.azure.com/acme/shop/_build/results?buildId=479',
      queuedAt: at(50, 0, 100),
      startedAt: at(50, 30, 844),
      finishedAt: at(59, 0, 846),
      outcome: 'success',
    });
  });

  it('of version 1.0 belongs to the service that its pipeline is called like', () => {
    const old = build({
      status: 'failed',
      result: undefined,
      repository: undefined,
      sourceVersion: undefined,
      sourceGetVersion: `LG:refs/heads/main:${SHA}`,
    });
    expect(told(old)).toMatchObject({
      repository: undefined,
      subject: 'service:checkout-release',
      sha: SHA,
      outcome: 'failure',
    });
  });

  it.each([
    [{ url: 'https://github.com/Acme/Pay.git', type: 'GitHub' }],
    [{ id: 'Acme/Pay', type: 'GitHub' }],
  ])('knows the repository %j of GitHub', at2 => {
    expect(told(build({ repository: at2 }))).toMatchObject({
      repository: 'github.com/acme/pay',
    });
  });

  it.each([
    ['succeeded', 'success'],
    ['partiallySucceeded', 'success'],
    ['failed', 'failure'],
    ['canceled', 'cancelled'],
    ['none', undefined],
  ])('%s is %s', (result, outcome) => {
    expect(told(build({ result }))).toMatchObject({ outcome });
  });
});

describe('ms.vss-pipelines.run-state-changed-event', () => {
  it('tells of the run that a build is', () => {
    const { startedAt, url, ...same } = told(build()) as any;
    expect(told(runState())).toEqual({ ...same, at: eventAt });
  });

  it('begins with the first of its stages, or with its event', () => {
    const stages = [
      { startTime: '2026-03-02T12:52:00Z' },
      { startTime: '2026-03-02T12:50:30Z' },
      { startTime: null },
    ];
    expect(told(runState({}, { stages }))).toMatchObject({
      startedAt: at(50, 30, 0),
    });
    expect(told(runState({ state: 'inProgress' }))).toMatchObject({
      startedAt: eventAt,
      finishedAt: undefined,
      outcome: undefined,
    });
  });

  it('deploys once, whether the run or the build tells', () => {
    const rule = { of: 'pipeline', name: '*-release', ...PRODUCTION } as const;
    const [[byRun], [byBuild]] = [runState(), build()].map(body =>
      deploymentsOf(body, rule),
    );
    expect(byRun).toMatchObject({
      key: `run:run:${PROJECT}:479`,
      subject: `repo:${address}`,
      state: 'succeeded',
      revision: SHA,
      startedAt: undefined,
      finishedAt: at(59, 0, 846),
    });
    expect(byBuild).toMatchObject({ key: `run:run:${PROJECT}:479` });
  });
});

describe('ms.vss-pipelines.stage-state-changed-event', () => {
  const stage = {
    type: 'stage_run',
    at: eventAt,
    key: `stage:run:${PROJECT}:479:deploy_production:1`,
    repository: address,
    sha: SHA,
    name: 'deploy_production',
    stage: 'deploy_production',
    parent: `run:${PROJECT}:479`,
    pipeline: 'checkout-release',
    startedAt: at(55, 0, 250),
    finishedAt: at(58, 0, 250),
    outcome: 'success',
  };

  it('tells of a stage', () => {
    expect(told(stageState())).toEqual(stage);
  });

  it.each<[object, object]>([
    [{ attempt: 2 }, { key: `stage:run:${PROJECT}:479:deploy_production:2` }],
    [
      { startTime: null, finishTime: null },
      { startedAt: undefined, finishedAt: eventAt },
    ],
    [
      { state: 'running', result: null, startTime: null, finishTime: null },
      { startedAt: eventAt, finishedAt: undefined, outcome: undefined },
    ],
    [
      { state: 'waiting', result: null, startTime: null, finishTime: null },
      { startedAt: undefined, finishedAt: undefined, outcome: undefined },
    ],
    [{ result: 'rejected' }, { outcome: 'cancelled' }],
    [{ result: 'skipped' }, { outcome: 'skipped' }],
    [{ name: '__default' }, { name: 'checkout-release', stage: '__default' }],
  ])('with %j', (fields, expected) => {
    expect(told(stageState(fields))).toMatchObject(expected);
  });

  const onlyOne = [{ url: 'https://api.github.com/repos/Acme/Pay' }];
  const several = [{ url: repository.remoteUrl }, ...onlyOne];
  it.each<[string, object, object]>([
    [
      'the only repository',
      { repositories: onlyOne },
      { repository: 'github.com/acme/pay', sha: SHA },
    ],
    [
      'no repository among several',
      { repositories: several },
      { repository: undefined, subject: 'service:checkout-release' },
    ],
    [
      'none where none is told',
      { repositories: null },
      { repository: undefined, sha: SHA },
    ],
  ])('takes %s', (_, other, expected) => {
    expect(told(stageState({}, other))).toMatchObject(expected);
  });

  const rule = { of: 'job', name: 'deploy*', ...PRODUCTION } as const;

  it('deploys by a rule, even if only its end tells that it had begun', () => {
    const untimed = { startTime: null, finishTime: null };
    expect(deploymentsOf(stageState(untimed), rule)).toMatchObject([
      {
        key: `run:${stage.key}`,
        state: 'succeeded',
        startedAt: undefined,
        finishedAt: eventAt,
        revision: SHA,
      },
    ]);
  });

  it('ends a deployment that was cancelled, and none that was skipped', () => {
    const end = (result: string) =>
      stageState({ result, startTime: null, finishTime: null });
    expect(deploymentsOf(end('canceled'), rule)).toMatchObject([
      { state: 'cancelled', startedAt: undefined, finishedAt: eventAt },
    ]);
    expect(deploymentsOf(end('skipped'), rule)).toEqual([]);
  });

  it('deploys once, with all of its jobs', () => {
    const job = { name: 'deploy web', result: 'succeeded' };
    expect(deploymentsOf(jobState(job, 'deploy_production'), rule)).toEqual([]);
    expect(deploymentsOf(jobState(job, 'rollout'), rule)).toHaveLength(1);
  });
});

it.each([
  runState({ id: undefined }),
  stageState({}, { run: {} }),
  {
    ...jobState(),
    resource: { ...(jobState().resource as object), run: { id: 'x' } },
  },
])('an event of no run is ignored: %#', body => {
  expect(whyIgnored(azureDevopsSource, body)).toMatch(/which run/);
});

describe('ms.vss-pipelines.job-state-changed-event', () => {
  it('tells of a job of a stage', () => {
    expect(told(jobState())).toEqual({
      type: 'stage_run',
      at: eventAt,
      key: `job:run:${PROJECT}:479:build:compile:1:1`,
      repository: address,
      sha: SHA,
      name: 'compile',
      stage: 'build',
      parent: `run:${PROJECT}:479`,
      pipeline: 'checkout-release',
      startedAt: at(51, 0, 0),
      finishedAt: at(53, 0, 0),
      outcome: 'failure',
    });
  });

  it('is called like its pipeline, where neither it nor its stage has a name', () => {
    const body = jobState(
      { name: '__default', result: 'succeeded' },
      '__default',
    );
    expect(told(body)).toMatchObject({ name: 'checkout-release' });
    const rule = { of: 'job', name: 'checkout-*', ...PRODUCTION } as const;
    const stage = stageState({ name: '__default' });
    expect(deploymentsOf(stage, rule)).toHaveLength(1);
    expect(deploymentsOf(body, rule)).toEqual([]);
  });

  it('knows since when it waits for an agent', () => {
    const waiting = { state: 'waiting', startTime: null, finishTime: null };
    expect(told(jobState(waiting))).toMatchObject({ queuedAt: eventAt });
  });
});
