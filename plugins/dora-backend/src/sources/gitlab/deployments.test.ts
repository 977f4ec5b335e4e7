import {
  delivery,
  factsFrom,
  RECEIVED_AT,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { deployment, release, SHA } from './__fixtures__/examples';
import { gitlabSource } from './gitlabSource';

const repository = 'gitlab.example.com/shop/backend/checkout';
const startedAt = Date.UTC(2026, 2, 2, 12, 50);

const told = (fields: object = {}) =>
  factsFrom(gitlabSource, deployment(fields))[0];

describe('Deployment Hook', () => {
  it('tells of a deployment that begins', () => {
    expect(told()).toEqual({
      type: 'deployment',
      at: startedAt,
      key: `deployment:${repository}:15`,
      subject: `repo:${repository}`,
      environment: 'production',
      place: 'live-eu',
      repository,
      revision: SHA,
      url: `https://${repository}/-/jobs/5002`,
      state: 'running',
      startedAt,
    });
  });

  it.each([
    ['success', 'succeeded'],
    ['failed', 'failed'],
    ['canceled', 'cancelled'],
  ])('%s ends the same deployment', (status, state) => {
    expect(told({ status })).toEqual({
      ...told(),
      state,
      startedAt: undefined,
      finishedAt: startedAt,
    });
  });

  it.each([
    ['production', 'production', 'production', undefined],
    ['Production', 'production', 'Production', undefined],
    ['live-us', 'production', 'production', 'live-us'],
    ['qa', 'testing', 'qa', undefined],
    ['prod', undefined, 'prod', undefined],
    [null, 'production', 'production', undefined],
    [null, null, 'production', undefined],
  ])('%s of tier %s is %s at %s', (environment, tier, expected, place) => {
    const fact = told({ environment, environment_tier: tier });
    expect(fact).toMatchObject({ environment: expected, place });
  });

  it('has only the short hash where the address of the commit has none', () => {
    expect(told({ commit_url: null })).toMatchObject({
      revision: SHA.slice(0, 8),
    });
  });

  it('of an old version goes by its job and by the time of receipt', () => {
    const old = { deployment_id: undefined, status_changed_at: undefined };
    expect(told({ ...old, status: 'success' })).toMatchObject({
      at: RECEIVED_AT,
      key: `deployable:${repository}:5002`,
      finishedAt: RECEIVED_AT,
    });
  });

  it.each(['created', 'blocked', 'skipped'])('ignores %s', status => {
    expect(whyIgnored(gitlabSource, deployment({ status }))).toMatch(
      /nothing is deployed/,
    );
  });

  it('refuses one without any number', () => {
    expect(() => told({ deployment_id: null, deployable_id: null })).toThrow(
      '$.deployment_id: is missing',
    );
  });
});

describe('Release Hook', () => {
  const parse = (fields: object = {}) =>
    gitlabSource.parse(delivery(release(fields)), {
      ...testSettings,
      deploymentRules: [
        { of: 'release', name: 'v*', environment: 'production' },
      ],
    });

  it('deploys where a rule says so', () => {
    const at = Date.UTC(2026, 2, 2, 13);
    expect(parse()).toEqual({
      facts: [
        {
          type: 'deployment',
          at,
          key: `release:${repository}:12`,
          subject: `repo:${repository}`,
          environment: 'production',
          repository,
          revision: SHA,
          version: 'v1.4.0',
          url: `https://${repository}/-/releases/v1.4.0`,
          state: 'succeeded',
          finishedAt: at,
        },
      ],
    });
  });

  it.each([
    [{ tag: '2026-03' }, /No rule/],
    [{ action: 'update' }, /Only the creation/],
    [{ action: 'delete' }, /Only the creation/],
    [{ released_at: '2026-12-24 00:00:00 UTC' }, /later time/],
  ])('ignores %j', (fields, reason) => {
    expect(parse(fields)).toEqual({ ignored: expect.stringMatching(reason) });
  });
});
