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
  cluster: 'production-eu',
  destinationNamespace: 'shop',
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
      place: 'production-eu/shop',
      repository: 'github.com/acme/pay',
      configRepository: 'github.com/acme/deploy',
      configRevision: CONFIG_SHA,
      url: 'https://argocd.example.com/applications/argocd/pay',
      startedAt,
      finishedAt,
      state: 'succeeded',
      images: ['nginx:latest'],
    });
  });

  const app = { repository: 'github.com/acme/pay' };
  const config = {
    configRepository: 'github.com/acme/deploy',
    configRevision: CONFIG_SHA,
  };
  const noConfig = { configRepository: undefined, configRevision: undefined };
  it.each<[string, object, Partial<DeploymentFact>]>([
    [
      'the revision that the app names, beside that of the configuration',
      { appRevision: APP_SHA },
      { ...app, ...config, revision: APP_SHA },
    ],
    [
      'no commit from the tags of images',
      { appRevision: '<no value>', images: ['pay:sha-2e4d8bc'] },
      { ...app, ...config, revision: undefined, images: ['pay:sha-2e4d8bc'] },
    ],
    [
      'the commit that Argo CD deployed, when the app lives there',
      { configRepository: 'git@github.com:acme/pay.git' },
      { ...app, ...noConfig, revision: CONFIG_SHA },
    ],
    [
      'that commit for the configuration, when the app names another one',
      { configRepository: 'git@github.com:acme/pay.git', appRevision: APP_SHA },
      {
        ...app,
        revision: APP_SHA,
        configRepository: 'github.com/acme/pay',
        configRevision: CONFIG_SHA,
      },
    ],
    [
      'one commit once',
      {
        configRepository: 'git@github.com:acme/pay.git',
        appRevision: CONFIG_SHA,
      },
      { ...app, ...noConfig, revision: CONFIG_SHA },
    ],
    [
      'of several sources the app, the first other one and the chart',
      {
        configRepository: '',
        configRevision: '<no value>',
        configRepositories: [
          'https://charts.example.com/a/b',
          CONFIG,
          'https://github.com/acme/pay.git',
          'https://github.com/acme/more.git',
        ],
        configRevisions: ['5.2.1', CONFIG_SHA, APP_SHA, 'd'.repeat(40)],
      },
      { ...app, ...config, revision: APP_SHA, version: '5.2.1' },
    ],
    [
      'a chart by its version',
      { configRevision: '5.2.1' },
      { ...app, ...noConfig, revision: undefined, version: '5.2.1' },
    ],
    [
      'a repository for none when neither is known',
      { repository: '', configRepository: '' },
      {
        repository: undefined,
        revision: undefined,
        configRepository: undefined,
        configRevision: CONFIG_SHA,
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
    [{ destinationNamespace: '' }, { place: 'production-eu' }],
    [{ cluster: null, destinationNamespace: null }, { place: undefined }],
    [{ environment: '' }, { environment: 'production' }],
    [{ namespace: null }, { key: 'app/-/pay/2026-03-01T08:00:00.000Z' }],
    [{ startedAt: '' }, { key: 'app/argocd/pay/2026-03-01T08:05:00.000Z' }],
    [{ url: 'data:text/html,x' }, { url: undefined }],
    [{ images: [] }, { images: undefined }],
    [{ images: [1, 'a:b'] }, { images: ['a:b'] }],
    [{ images: 'a:b' }, { images: undefined }],
    [{ rollback: 'true', environment: 1 }, { environment: 'production' }],
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
    [{ dryRun: true }, /dry run/],
    [{ phase: '' }, /never been synced/],
    [{ phase: 'Odd' }, /phase is not known/],
  ])('ignores %j', (fields, reason) => {
    expect(whyIgnored(argocdSource, body(fields))).toMatch(reason);
  });

  it.each([
    [{ app: null }, '$.app: must be of type string'],
    [{ startedAt: '2026-02-30T00:00:00Z' }, '$.startedAt: is no real date'],
  ])('refuses %j', (fields, message) => {
    expect(() => fact(fields)).toThrow(message);
  });
});
