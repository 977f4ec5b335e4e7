import {
  delivery,
  factsFrom,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { SHA, status } from './__fixtures__/examples';
import { githubSource } from './githubSource';

const other = { event: 'status' };
const at = Date.UTC(2026, 2, 2, 14, 16, 30);

const common = {
  type: 'stage_run',
  at,
  key: `status:github.com/acme/checkout:${SHA}:ci/jenkins/build`,
  repository: 'github.com/acme/checkout',
  sha: SHA,
  name: 'ci/jenkins/build',
  url: 'https://jenkins.example.com/job/checkout/17',
};

describe('status', () => {
  it.each<[string, object]>([
    ['pending', { startedAt: at }],
    ['success', { finishedAt: at, outcome: 'success' }],
    ['failure', { finishedAt: at, outcome: 'failure' }],
    ['error', { finishedAt: at, outcome: 'failure' }],
  ])('%s', (state, expected) => {
    expect(factsFrom(githubSource, { ...status, state }, other)).toEqual([
      { ...common, ...expected },
    ]);
  });

  it('began when it was made, where that is not when it ended', () => {
    const body = { ...status, created_at: '2026-03-02T14:10:00+00:00' };
    expect(factsFrom(githubSource, body, other)).toEqual([
      {
        ...common,
        startedAt: Date.UTC(2026, 2, 2, 14, 10),
        finishedAt: at,
        outcome: 'success',
      },
    ]);
  });

  it.each([
    ['pending', { state: 'running', startedAt: at, finishedAt: undefined }],
    ['success', { state: 'succeeded', startedAt: undefined, finishedAt: at }],
    ['error', { state: 'failed', startedAt: undefined, finishedAt: at }],
  ])('%s deploys where a rule says so', (state, expected) => {
    const result = githubSource.parse(delivery({ ...status, state }, other), {
      ...testSettings,
      deploymentRules: [
        { of: 'job', name: 'ci/jenkins/*', environment: 'production' },
      ],
    });
    expect(result).toMatchObject({
      facts: [
        { type: 'stage_run' },
        { type: 'deployment', key: `run:${common.key}`, ...expected },
      ],
    });
  });

  it('ignores states that nobody knows, and refuses what names no commit', () => {
    const told = (fields: object) =>
      whyIgnored(githubSource, { ...status, ...fields }, other);
    expect(told({ state: '__proto__' })).toMatch(/not known/);
    expect(() => told({ sha: 'main' })).toThrow('no valid commit');
  });
});
