import { DeploymentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, RECEIVED_AT, whyIgnored } from '../testDeliveries';
import { argocdSource } from './argocdSource';

const START = '2026-03-01T08:00:00Z';
const FINISH = '2026-03-01T08:05:00Z';
const startedAt = Date.parse(START);
const finishedAt = Date.parse(FINISH);
const APP_SHA = '1f3c9ab'.padEnd(40, '0');
const CONFIG_SHA = 'c0ffee1'.padEnd(40, '0');
const CONFIG = 'https://github.com/acme/deploy.git';

const body = (fields: object = {}) => ({
  event: 'deployment',
  phase: 'Succeeded',
  app: 'pay',
  namespace: 'argocd',
  project: 'shop',
  environment: 'staging',
  url: 'https://argocd.example.com/applications/argocd/pay',
  repository: 'https://github.com/acme/pay',
  appRevision: '',
  configRepository: CONFIG,
  configRevision: CONFIG_SHA,
  configRepositories: [],
  configRevisions: [],
  images: ['nginx:latest'],
  health: 'Healthy',
  degradedAt: '',
  message: 'apps "web" is fine',
  startedAt: START,
  finishedAt: FINISH,
  automated: true,
  autoHealAttempts: 0,
  rollback: false,
  ...fields,
});

const fact = (fields: object = {}) =>
  factsFrom(argocdSource, body(fields))[0] as DeploymentFact;

describe('the recommended body', () => {
  it('is a deployment', () => {
    expect(fact()).toEqual({
      type: 'deployment',
      at: finishedAt,
      key: 'app/argocd/pay/2026-03-01T08:00:00.000Z',
      subject: 'argocd-app:pay',
      environment: 'staging',
      repository: 'github.com/acme/deploy',
      revision: CONFIG_SHA,
      revisionIsConfig: true,
      url: 'https://argocd.example.com/applications/argocd/pay',
      startedAt,
      finishedAt,
      state: 'succeeded',
      images: ['nginx:latest'],
    });
  });

  const app = {
    repository: 'github.com/acme/pay',
    revisionIsConfig: false,
  };
  it.each<[string, object, Partial<DeploymentFact>]>([
    [
      'the revision that the app names',
      { appRevision: APP_SHA, images: ['pay:2e4d8bc'] },
      { ...app, revision: APP_SHA },
    ],
    [
      'else the commit in the tag of the image',
      { images: ['pay:sha-2e4d8bc', 'nginx:1.27'] },
      { ...app, revision: '2e4d8bc' },
    ],
    [
      'else the commit that Argo CD deployed',
      { appRevision: '<no value>', images: null },
      { repository: 'github.com/acme/deploy', revisionIsConfig: true },
    ],
    [
      'which is the app when it lives in the same repository',
      { configRepository: 'git@github.com:acme/pay.git' },
      { ...app, revision: CONFIG_SHA },
    ],
    [
      'of the source that has one',
      {
        configRepository: '',
        configRevision: '<no value>',
        configRepositories: ['https://charts.example.com/a/b', CONFIG],
        configRevisions: ['5.2.1', CONFIG_SHA],
      },
      {
        repository: 'github.com/acme/deploy',
        revision: CONFIG_SHA,
        revisionIsConfig: true,
        version: '5.2.1',
      },
    ],
    [
      'else none but the version of the chart',
      { configRevision: '5.2.1' },
      {
        repository: 'github.com/acme/pay',
        revision: undefined,
        version: '5.2.1',
      },
    ],
  ])('takes %s', (_, fields, expected) => {
    expect(fact(fields)).toMatchObject(expected);
  });

  it.each<[object, Partial<DeploymentFact>]>([
    [{ phase: 'Failed' }, { state: 'failed' }],
    [{ phase: 'Error' }, { state: 'failed' }],
    [
      { phase: 'Running', finishedAt: '' },
      { state: 'running', at: startedAt, finishedAt: undefined },
    ],
    [{ rollback: true }, { rollback: true }],
    [{ environment: '' }, { environment: 'production' }],
    [{ namespace: null }, { key: 'app/-/pay/2026-03-01T08:00:00.000Z' }],
    [{ startedAt: '' }, { key: 'app/argocd/pay/2026-03-01T08:05:00.000Z' }],
    [{ url: 'data:text/html,x' }, { url: undefined }],
    [{ images: [] }, { images: undefined }],
    [{ images: Array(60).fill('a:b') }, { images: Array(50).fill('a:b') }],
  ])('with %j', (fields, expected) => {
    expect(fact(fields)).toMatchObject(expected);
  });

  it.each([
    { health: 'Degraded', degradedAt: '2026-03-01T08:20:00Z' },
    { event: 'health-degraded', degradedAt: '2026-03-01T08:20:00Z' },
  ])('marks the same deployment when it degrades later: %j', fields => {
    const at = Date.parse('2026-03-01T08:20:00Z');
    expect(fact(fields)).toEqual({ ...fact(), at, degradedAt: at });
  });

  it('keeps its time when it degrades while it rolls out', () => {
    const degradedAt = '2026-03-01T08:01:00Z';
    expect(fact({ health: 'Degraded', degradedAt })).toEqual({
      ...fact(),
      degradedAt: Date.parse(degradedAt),
    });
  });

  it.each([
    { health: 'Degraded', degradedAt: '2026-03-01T07:59:59Z' },
    { event: 'health-degraded', degradedAt: '2026-03-01T07:59:59Z' },
    { health: 'Degraded', degradedAt: '' },
    { health: 'Healthy', degradedAt: FINISH },
  ])('is not blamed for %j', fields => {
    expect(fact(fields)).toEqual(fact());
  });

  it('takes the time of receipt where Argo CD tells none', () => {
    const degraded = fact({ event: 'health-degraded', degradedAt: '' });
    expect(degraded).toMatchObject({
      at: RECEIVED_AT,
      degradedAt: RECEIVED_AT,
    });
  });

  it.each([
    [{ autoHealAttempts: 1 }, /healed/],
    [{ phase: '' }, /never been synced/],
    [{ phase: 'Odd' }, /phase is not known/],
  ])('ignores %j', (fields, reason) => {
    expect(whyIgnored(argocdSource, body(fields))).toMatch(reason);
  });

  it.each([
    [{ images: [1] }, '$.images[0]: must be of type string'],
    [{ rollback: 'true' }, '$.rollback: must be of type boolean'],
    [{ startedAt: '2026-02-30T00:00:00Z' }, '$.startedAt: is no real date'],
  ])('refuses %j', (fields, message) => {
    expect(() => fact(fields)).toThrow(message);
  });
});
