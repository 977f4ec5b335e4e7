import { DeploymentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, RECEIVED_AT, whyIgnored } from '../testDeliveries';
import { notification, rollout } from './__fixtures__/examples';
import { argoRolloutsSource } from './argoRolloutsSource';

const at = Date.parse('2026-03-02T14:40:00Z');
const REVISION = 'rollout.argoproj.io/revision';
const APP_SHA = '1f3c9ab'.padEnd(40, '0');

const fact = (event: string, more: object = {}) =>
  factsFrom(
    argoRolloutsSource,
    notification(event, more as Record<string, unknown>),
  )[0] as DeploymentFact;

const factOf = (metadata: Record<string, unknown>) =>
  fact('rollout-updated', { environment: '', rollout: rollout(metadata) });

describe('argoRolloutsSource', () => {
  it('takes any content type, and no id', () => {
    const request = { headers: { 'webhook-id': '1' }, body: Buffer.alloc(0) };
    expect(argoRolloutsSource.accepts(undefined)).toBe(true);
    expect(argoRolloutsSource.identify(request)).toEqual({ event: 'rollout' });
  });

  const update = {
    type: 'deployment',
    at,
    key: 'production-eu/shop/checkout/0b0f5a0e-5c7e-4b57-9a0e-3f2f5a6f0c11/7',
    subject: 'service:checkout',
    environment: 'production',
    place: 'production-eu/shop',
    images: [
      'docker.io/envoyproxy/envoy:v1.31.2',
      'ghcr.io/acme/checkout:1.2.3',
    ],
  };

  it('begins a deployment when a Rollout is updated', () => {
    expect(fact('rollout-updated')).toEqual({
      ...update,
      state: 'running',
      startedAt: at,
    });
  });

  it.each([
    ['rollout-completed', 'succeeded'],
    ['rollout-aborted', 'failed'],
    ['analysis-run-failed', 'failed'],
    ['analysis-run-error', 'failed'],
    ['on-rollout-completed', 'succeeded'],
    ['RolloutCompleted', 'succeeded'],
    ['AnalysisRunFailed', 'failed'],
  ])('ends it by %s: %s', (event, state) => {
    expect(fact(event)).toEqual({ ...update, state, finishedAt: at });
  });

  it.each([
    ['another update', { annotations: { [REVISION]: '8' } }],
    ['another Rollout', { name: 'cart' }],
    ['another namespace', { namespace: 'shop-2' }],
    ['a Rollout that was created again', { uid: 'f0' }],
  ])('tells apart %s', (_, metadata) => {
    expect(factOf(metadata).key).not.toBe(update.key);
  });

  it('tells apart clusters', () => {
    const us = fact('rollout-updated', { cluster: 'production-us' });
    expect(us.key).not.toBe(update.key);
    expect(us.place).toBe('production-us/shop');
  });

  it.each<[object, Partial<DeploymentFact>]>([
    [
      { labels: { 'backstage.io/kubernetes-id': 'shop-web' } },
      { subject: 'service:shop-web', environment: 'production' },
    ],
    [{}, { environment: 'staging' }],
    [
      {
        annotations: {
          [REVISION]: '7',
          'backstage.io/kubernetes-id': 'shop-web',
          'dora/environment': 'qa',
          'dora/repository': 'https://github.com/acme/checkout',
          'dora/revision': APP_SHA,
        },
      },
      {
        subject: 'service:shop-web',
        environment: 'qa',
        repository: 'github.com/acme/checkout',
        revision: APP_SHA,
      },
    ],
    [
      { uid: undefined, annotations: {} },
      { key: 'production-eu/shop/checkout/-/6f9c7d8b5c' },
    ],
  ])('reads %j', (metadata, expected) => {
    expect(factOf(metadata as Record<string, unknown>)).toMatchObject(expected);
  });

  it.each<[object, Partial<DeploymentFact>]>([
    [{ time: '<no value>' }, { at: RECEIVED_AT, startedAt: RECEIVED_AT }],
    [
      { time: 'soon', cluster: 1 },
      { at: RECEIVED_AT, place: 'shop' },
    ],
    [{ rollout: { ...rollout(), spec: 'x' } }, { images: undefined }],
  ])('loses nothing to %j', (more, expected) => {
    expect(fact('rollout-updated', more)).toMatchObject(expected);
  });

  it.each([
    ['rollout-paused'],
    ['rollout-step-completed'],
    ['scaling-replica-set'],
    [''],
  ])('ignores the event "%s"', event => {
    expect(whyIgnored(argoRolloutsSource, notification(event))).toMatch(
      /begins or ends/,
    );
  });

  it('ignores other bodies', () => {
    expect(whyIgnored(argoRolloutsSource, { event: 'rollout-updated' })).toBe(
      'The body holds no Rollout.',
    );
  });

  it.each([
    [{ rollout: {} }, '$.rollout.metadata: is missing'],
    [{ rollout: null }, '$.rollout: must be of type object'],
    [{ rollout: rollout({ name: '' }) }, '$.rollout.metadata.name: is empty'],
    [
      { rollout: { metadata: { name: 'checkout' } } },
      '$.rollout.metadata.annotations: name no revision',
    ],
  ])('refuses %j', (more, problem) => {
    expect(() => fact('rollout-updated', more)).toThrow(problem);
  });
});
