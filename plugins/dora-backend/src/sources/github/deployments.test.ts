import { factsFrom, whyIgnored } from '../testDeliveries';
import { githubSource } from './githubSource';

const repository = { html_url: 'https://ghe.example.com/Acme/Pay' };
const hour = (h: number) => Date.UTC(2026, 2, 1, h);
const iso = (h: number) => new Date(hour(h)).toISOString();

const deployment = (fields: object = {}) => ({
  id: 42,
  sha: 'A'.repeat(40),
  task: 'deploy',
  environment: 'production',
  created_at: iso(8),
  payload: {},
  ...fields,
});

const created = (fields: object = {}) =>
  factsFrom(
    githubSource,
    { action: 'created', repository, deployment: deployment(fields) },
    { event: 'deployment' },
  )[0];

const statusEvent = (fields: object) => ({
  action: 'created',
  repository,
  deployment: deployment(),
  deployment_status: {
    created_at: iso(9),
    environment: 'production',
    ...fields,
  },
});

const status = (fields: object) =>
  factsFrom(githubSource, statusEvent(fields), {
    event: 'deployment_status',
  })[0];

const common = {
  type: 'deployment',
  key: 'deployment:42',
  subject: 'repo:ghe.example.com/acme/pay',
  environment: 'production',
  repository: 'ghe.example.com/acme/pay',
  revision: 'a'.repeat(40),
  startedAt: hour(8),
};

describe('deployment', () => {
  it('is under way once it is created', () => {
    expect(created()).toEqual({ ...common, at: hour(8), state: 'running' });
  });

  it.each<[object, true | undefined]>([
    [{ task: 'rollback' }, true],
    [{ payload: { rollback: true } }, true],
    [{ payload: '{"rollback":true}' }, true],
    [{ payload: { rollback: 'no' } }, undefined],
    [{ payload: '' }, undefined],
    [{ payload: '[' }, undefined],
    [{ payload: '['.repeat(100_000) }, undefined],
    [{ payload: null, task: null }, undefined],
    [{ payload: ['rollback'] }, undefined],
  ])('with %j: rollback %s', (fields, rollback) => {
    expect(created(fields)).toMatchObject({ rollback });
  });

  it.each<[object, string]>([
    [{ payload: { service: 'Pay-Worker' } }, 'service:pay-worker'],
    [{ payload: '{"service":"pay-worker"}' }, 'service:pay-worker'],
    [{ payload: { service: '' } }, common.subject],
    [{ payload: { service: { name: 'x' } } }, common.subject],
  ])('with %j belongs to %s', (fields, subject) => {
    expect(created(fields)).toMatchObject({ subject });
  });

  it('goes to the environment of the source where it names none', () => {
    expect(created({ environment: null })).toMatchObject({
      environment: 'production',
    });
  });

  it('survives a ref in place of a commit, and hostile names', () => {
    expect(
      created({ sha: 'main', environment: `__proto__${'x'.repeat(1e6)}` }),
    ).toMatchObject({
      revision: undefined,
      environment: `__proto__${'x'.repeat(91)}`,
    });
  });

  it('needs an id and a time', () => {
    expect(() => created({ id: null })).toThrow('$.deployment.id: must be');
    expect(() => created({ created_at: null })).toThrow('carries no time');
  });
});

describe('deployment_status', () => {
  it.each([
    ['pending', 'running', undefined],
    ['queued', 'running', undefined],
    ['waiting', 'running', undefined],
    ['in_progress', 'running', undefined],
    ['success', 'succeeded', hour(9)],
    ['failure', 'failed', hour(9)],
    ['error', 'failed', hour(9)],
  ])('%s means %s', (state, expected, finishedAt) => {
    expect(status({ state })).toEqual({
      ...common,
      at: hour(9),
      state: expected,
      finishedAt,
    });
  });

  it.each([
    [
      { log_url: 'https://a.example', target_url: 'https://b.example' },
      'https://a.example/',
    ],
    [{ log_url: '', target_url: 'https://b.example' }, 'https://b.example/'],
    [{ log_url: 'data:text/html,x' }, undefined],
  ])('links %j to %s', (fields, url) => {
    expect(status({ state: 'success', ...fields })).toMatchObject({ url });
  });

  it.each([
    ['staging', 'staging'],
    [undefined, 'production'],
    ['', 'production'],
  ])('goes where the status says: %j', (environment, expected) => {
    expect(status({ state: 'success', environment })).toMatchObject({
      environment: expected,
    });
  });

  it.each([
    ['inactive', /replaced/],
    ['constructor', /not known/],
    ['\u0000', /not known/],
  ])('ignores %j', (state, reason) => {
    const other = { event: 'deployment_status' };
    const why = whyIgnored(githubSource, statusEvent({ state }), other);
    expect(why).toMatch(reason);
  });
});
