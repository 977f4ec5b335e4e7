import { DeploymentFact } from '@dora-metrics/backstage-plugin-dora-node';
import {
  delivery,
  factsFrom,
  RECEIVED_AT,
  testSettings,
  whyIgnored,
} from '../testDeliveries';
import { argocdSource } from './argocdSource';

const START = '2026-03-01T08:00:00Z';
const FINISH = '2026-03-01T08:05:00Z';
const startedAt = Date.parse(START);
const finishedAt = Date.parse(FINISH);
const APP_SHA = '1f3c9ab'.padEnd(40, '0');
const CONFIG_SHA = 'c0ffee1'.padEnd(40, '0');

const fact = (body: object) =>
  factsFrom(argocdSource, body)[0] as DeploymentFact;

describe('argocdSource', () => {
  it('takes any content type, and no id', () => {
    const request = { headers: { 'webhook-id': '1' }, body: Buffer.alloc(0) };
    expect(argocdSource.accepts(undefined)).toBe(true);
    expect(argocdSource.accepts('text/plain')).toBe(true);
    expect(argocdSource.identify(request)).toEqual({ event: 'deployment' });
  });

  it('tells apart applications of several instances', () => {
    const body = { event: 'deployment', status: 'success', app: 'Pay' };
    const settings = { ...testSettings, instance: 'EU' };
    expect(argocdSource.parse(delivery(body), settings)).toMatchObject({
      facts: [{ subject: 'argocd-app:eu/pay' }],
    });
  });

  it.each([{}, { event: 'push' }, { event_type: 'rollback' }, { event: {} }])(
    'ignores %j',
    body => {
      expect(whyIgnored(argocdSource, body)).toMatch(/does not announce/);
    },
  );

  it('refuses a body that an unescaped message has broken', () => {
    const body = Buffer.from('{"error_message": "apps "web" is invalid"}');
    expect(() => factsFrom(argocdSource, body)).toThrow(
      /^The body is not valid JSON$/,
    );
  });
});

describe('the minimal body', () => {
  const body = (fields: object = {}) => ({
    event: 'deployment',
    status: 'success',
    app: 'pay',
    revision: APP_SHA,
    timestamp: FINISH,
    ...fields,
  });

  it('is a finished deployment of the app', () => {
    expect(fact(body())).toEqual({
      type: 'deployment',
      at: finishedAt,
      key: 'app/-/pay/2026-03-01T08:05:00.000Z',
      subject: 'argocd-app:pay',
      environment: 'production',
      revision: APP_SHA,
      finishedAt,
      state: 'succeeded',
    });
  });

  it.each<[object, Partial<DeploymentFact>]>([
    [{ status: 'failed' }, { state: 'failed', finishedAt }],
    [
      { status: 'running' },
      { state: 'running', startedAt: finishedAt, finishedAt: undefined },
    ],
    [{ revision: '<no value>' }, { revision: undefined, version: undefined }],
    [{ revision: '' }, { revision: undefined, version: undefined }],
    [{ revision: '5.2.1' }, { revision: undefined, version: '5.2.1' }],
    [{ revision: 'rev1' }, { revision: undefined, version: 'rev1' }],
    [
      { timestamp: '<no value>' },
      { at: RECEIVED_AT, finishedAt: RECEIVED_AT, key: `app/-/pay/${APP_SHA}` },
    ],
    [
      { timestamp: '<no value>', revision: '<no value>' },
      { finishedAt: RECEIVED_AT, key: 'app/-/pay/2026-06-01T12:00:00.000Z' },
    ],
    [{ app: '__proto__' }, { subject: 'argocd-app:__proto__' }],
    [{ app: 'a\u0000\ud800' }, { subject: 'argocd-app:a\ufffd' }],
  ])('with %j', (fields, expected) => {
    expect(fact(body(fields))).toMatchObject(expected);
  });

  it('cuts no megabytes into its key', () => {
    const { key } = fact(body({ app: 'x'.repeat(1e6) }));
    expect(key.length).toBeLessThan(300);
  });

  it.each([{ status: 'odd' }, { status: '<no value>' }])('ignores %j', f => {
    expect(whyIgnored(argocdSource, body(f))).toMatch(/status .* not known/);
  });

  it.each([
    [{ app: '<no value>' }, '$.app: names no application'],
    [{ app: '' }, '$.app: names no application'],
    [{ app: undefined }, '$.app: is missing'],
    [{ app: 1 }, '$.app: must be of type string'],
    [{ timestamp: 'now' }, '$.timestamp: is no timestamp'],
  ])('refuses %j', (fields, message) => {
    expect(() => fact(body(fields))).toThrow(message);
  });
});

describe('the detailed body', () => {
  const body = (fields: object = {}) => ({
    event_type: 'deployment',
    status: 'failure',
    application: 'pay',
    namespace: 'argocd',
    revision: CONFIG_SHA,
    commit_sha: CONFIG_SHA,
    sync_started_at: START,
    sync_finished_at: FINISH,
    repo_url: 'https://github.com/Acme/Pay.git',
    environment: 'staging',
    timestamp: FINISH,
    ...fields,
  });

  it('is a deployment with start, environment and repository', () => {
    expect(fact(body())).toEqual({
      type: 'deployment',
      at: finishedAt,
      key: 'app/argocd/pay/2026-03-01T08:00:00.000Z',
      subject: 'argocd-app:pay',
      environment: 'staging',
      repository: 'github.com/acme/pay',
      revision: CONFIG_SHA,
      startedAt,
      finishedAt,
      state: 'failed',
    });
  });

  it.each<[object, Partial<DeploymentFact>]>([
    [{ environment: '<no value>' }, { environment: 'production' }],
    [{ commit_sha: '<no value>' }, { revision: CONFIG_SHA }],
    [{ sync_finished_at: '<no value>' }, { finishedAt }],
    [{ status: 'running' }, { at: startedAt, finishedAt: undefined }],
    [{ repo_url: 'oci://charts' }, { repository: undefined }],
  ])('with %j', (fields, expected) => {
    expect(fact(body(fields))).toMatchObject(expected);
  });
});

describe('the body of Four Keys', () => {
  const body = (fields: object = {}) => ({
    id: 'pay',
    time: FINISH,
    status: 'Succeeded',
    commit_sha: APP_SHA,
    ...fields,
  });

  it('is a finished deployment of the application that the id names', () => {
    expect(fact(body())).toEqual({
      type: 'deployment',
      at: finishedAt,
      key: 'app/-/pay/2026-03-01T08:05:00.000Z',
      subject: 'argocd-app:pay',
      environment: 'production',
      revision: APP_SHA,
      finishedAt,
      state: 'succeeded',
    });
  });

  it.each<[object, Partial<DeploymentFact>]>([
    [{ id: 'f00-1', app: 'pay' }, { subject: 'argocd-app:pay' }],
    [{ status: 'failed' }, { state: 'failed' }],
    [{ commit_sha: '<no value>' }, { revision: undefined }],
  ])('with %j', (fields, expected) => {
    expect(fact(body(fields))).toMatchObject(expected);
  });

  it('is ignored without a status that is known', () => {
    expect(whyIgnored(argocdSource, body({ status: 'Synced' }))).toMatch(
      /status .* not known/,
    );
  });

  it('is refused without a name', () => {
    expect(() => fact(body({ id: '' }))).toThrow('names no application');
  });
});
