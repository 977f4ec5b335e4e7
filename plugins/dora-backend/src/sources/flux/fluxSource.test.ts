import { DeploymentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { factsFrom, RECEIVED_AT, whyIgnored } from '../testDeliveries';
import {
  DIGEST,
  helmReleaseEvent,
  kustomizationEvent,
  SHA,
} from './__fixtures__/examples';
import { fluxSource } from './fluxSource';

const at = Date.parse('2026-03-02T14:40:00Z');
const APP_SHA = '1f3c9ab'.padEnd(40, '0');
const APPLIED = 'Deployment/shop/checkout configured';
const RELEASE = 'with chart checkout@1.4.2';

const fact = (body: object) => factsFrom(fluxSource, body)[0] as DeploymentFact;

const applied = (metadata: object, more: object = {}) =>
  fact(kustomizationEvent('Progressing', APPLIED, { metadata, ...more }));

describe('fluxSource', () => {
  it('names its events by the controller that tells them, and takes no id', () => {
    const headers = { 'gotk-component': 'helm-controller', 'webhook-id': '1' };
    expect(fluxSource.accepts('application/json')).toBe(true);
    expect(fluxSource.identify({ headers, body: Buffer.alloc(0) })).toEqual({
      event: 'helm-controller',
    });
  });

  it.each([
    [{}, 'The body is no event of Flux.'],
    [
      {
        ...kustomizationEvent('NewArtifact', 'stored artifact for commit'),
        involvedObject: { kind: 'GitRepository', name: 'deploy' },
      },
      /something else/,
    ],
    [
      {
        ...kustomizationEvent('info', 'committed and pushed commit'),
        involvedObject: { kind: 'ImageUpdateAutomation', name: 'images' },
      },
      /something else/,
    ],
    [
      kustomizationEvent('DependencyNotReady', 'Dependencies do not meet'),
      /not that of a deployment/,
    ],
    [
      kustomizationEvent('ArtifactFailed', 'artifact not found'),
      /not that of a deployment/,
    ],
    [
      kustomizationEvent('Progressing', 'Reconciliation in progress'),
      /not that of a deployment/,
    ],
    [
      kustomizationEvent('ReconciliationFailed', 'x', { metadata: null }),
      'The event names no revision.',
    ],
    [
      kustomizationEvent('ReconciliationSucceeded', 'Reconciliation finished', {
        metadata: { revision: `main@sha1:${SHA}`, commit_status: 'update' },
      }),
      /after every interval/,
    ],
    [helmReleaseEvent('DriftDetected', 'x'), /not that of a deployment/],
    [helmReleaseEvent('UninstallSucceeded', 'x'), /not that of a deployment/],
    [helmReleaseEvent('Progressing', APPLIED), /not that of a deployment/],
    [
      helmReleaseEvent('info', 'Helm upgrade has started'),
      /not that of a deployment/,
    ],
    [
      helmReleaseEvent(
        'error',
        'reconciliation failed: Helm upgrade failed: x',
      ),
      /not that of a deployment/,
    ],
    [
      kustomizationEvent('info', 'Helm upgrade succeeded'),
      /not that of a deployment/,
    ],
  ])('ignores %#', (body, reason) => {
    expect(whyIgnored(fluxSource, body)).toMatch(reason);
  });

  it.each([
    [{ involvedObject: {} }, '$.involvedObject.kind: is missing'],
    [
      { involvedObject: { kind: 'Kustomization', name: ' ' } },
      '$.involvedObject.name: is empty',
    ],
  ])('refuses %j', (body, problem) => {
    expect(() => fact(body)).toThrow(problem);
  });
});

describe('a Kustomization', () => {
  const deployment = {
    type: 'deployment',
    at,
    key: `-/Kustomization/shop/checkout/main@sha1:${SHA}`,
    subject: 'service:checkout',
    environment: 'production',
    place: 'shop/checkout',
    revision: SHA,
    state: 'succeeded',
  };

  it.each([
    ['Progressing', APPLIED, 'succeeded'],
    ['Progressing', `Service/a created\n${APPLIED}`, 'succeeded'],
    ['Progressing', 'Health check passed in 1m30.02s', 'succeeded'],
    ['ReconciliationSucceeded', 'Reconciliation finished', 'succeeded'],
    ['ReconciliationFailed', 'dry-run failed', 'failed'],
    ['ValidationFailed', 'validation error', 'failed'],
    ['BuildFailed', 'kustomize build failed', 'failed'],
    ['PruneFailed', 'delete failed', 'failed'],
    ['HealthCheckFailed', 'health check failed after 5m', 'failed'],
  ])('deploys a revision: %s, "%s" is %s', (reason, message, state) => {
    expect(fact(kustomizationEvent(reason, message))).toEqual({
      ...deployment,
      state,
    });
  });

  it.each<[string, string | undefined, string | undefined]>([
    [`main@sha1:${SHA}`, SHA, undefined],
    [`feature/x@sha1:${SHA}`, SHA, undefined],
    [`refs/tags/v1.2.3@sha1:${SHA.toUpperCase()}`, SHA, undefined],
    [`sha1:${SHA}`, SHA, undefined],
    [`main/${SHA}`, SHA, undefined],
    [`feature/x/${SHA}`, SHA, undefined],
    [`6.3.5@${DIGEST}`, undefined, '6.3.5@sha256:0f0f0f0f0f0f'],
    [DIGEST, undefined, 'sha256:0f0f0f0f0f0f'],
    ['v1.2.3', undefined, 'v1.2.3'],
  ])('reads the revision %s', (revision, sha, version) => {
    const told = applied({ revision });
    expect([told.revision, told.version]).toEqual([sha, version]);
    expect(told.key).toContain(revision);
  });

  const app = { repository: 'https://github.com/acme/checkout' };
  const config = { configRepository: 'https://github.com/acme/deploy' };
  const toldApp = { repository: 'github.com/acme/checkout' };
  const toldConfig = { configRevision: SHA };
  it.each<[string, object, Partial<DeploymentFact>]>([
    ['the commit that is told', { commit: APP_SHA }, { revision: APP_SHA }],
    [
      'it in the form of Flux',
      { commit: `main@sha1:${APP_SHA}` },
      { revision: APP_SHA, ...toldConfig },
    ],
    [
      'what an artifact was made from',
      {
        revision: `latest@${DIGEST}`,
        originRevision: `main@sha1:${APP_SHA}`,
        ...app,
      },
      { ...toldApp, revision: APP_SHA, configRevision: undefined },
    ],
    [
      'its own revision for the configuration beside images',
      { image: 'ghcr.io/acme/checkout:1.2.3', ...app },
      {
        ...toldApp,
        ...toldConfig,
        revision: undefined,
        images: ['ghcr.io/acme/checkout:1.2.3'],
      },
    ],
    [
      'its own revision for that of the configuration repository',
      { ...app, ...config },
      {
        ...toldApp,
        ...toldConfig,
        revision: undefined,
        configRepository: 'github.com/acme/deploy',
      },
    ],
    [
      'its own revision for the app where both are one repository',
      { ...app, configRepository: app.repository, images: 'b:2, a:1,,a:1' },
      { ...toldApp, revision: SHA, images: ['a:1', 'b:2'] },
    ],
    [
      'its own revision for the app where nothing else is told',
      app,
      { ...toldApp, revision: SHA },
    ],
  ])('takes %s', (_, metadata, expected) => {
    expect(
      applied({ revision: `main@sha1:${SHA}`, ...metadata }),
    ).toMatchObject(expected);
  });

  it.each<[object, Partial<DeploymentFact>]>([
    [{ service: 'shop-web' }, { subject: 'service:shop-web' }],
    [{ environment: 'qa' }, { environment: 'qa' }],
    [{ env: 'qa' }, { environment: 'qa' }],
    [{ 'app.kubernetes.io/env': 'qa' }, { environment: 'qa' }],
    [
      { cluster: 'eu' },
      {
        place: 'eu/shop/checkout',
        key: `eu/Kustomization/shop/checkout/main@sha1:${SHA}`,
      },
    ],
    [{ 'event.toolkit.fluxcd.io/service': 'a' }, { subject: 'service:a' }],
    [{ environment: 1, cluster: {} }, { environment: 'production' }],
  ])('reads the metadata %j', (metadata, expected) => {
    expect(
      applied({
        'kustomize.toolkit.fluxcd.io/revision': `main@sha1:${SHA}`,
        ...metadata,
      }),
    ).toMatchObject(expected);
  });

  it('is told of at the time of receipt where the event has none', () => {
    const revision = `main@sha1:${SHA}`;
    expect(applied({ revision }, { timestamp: 'soon' }).at).toBe(RECEIVED_AT);
  });
});

describe('a HelmRelease', () => {
  it.each([
    ['InstallSucceeded', 'succeeded'],
    ['UpgradeSucceeded', 'succeeded'],
    ['TestSucceeded', 'succeeded'],
    ['TestFailed', 'failed'],
  ])('deploys a release by its number: %s is %s', (reason, state) => {
    const message = `Helm action for release shop/checkout.v7 ${RELEASE}: x`;
    expect(fact(helmReleaseEvent(reason, message))).toEqual({
      type: 'deployment',
      at,
      key: '-/HelmRelease/shop/checkout/1.4.2 v7',
      subject: 'service:checkout',
      environment: 'production',
      place: 'shop/checkout',
      version: '1.4.2 (v7)',
      state,
    });
  });

  it.each(['InstallFailed', 'UpgradeFailed', 'ReconciliationFailed'])(
    'fails once a day, however often it is tried again: %s',
    reason => {
      const message = `Helm upgrade failed for release shop/checkout ${RELEASE}: x`;
      const failed = (timestamp: string) =>
        fact(helmReleaseEvent(reason, message, { timestamp }));
      expect(failed('2026-03-02T14:40:00Z')).toMatchObject({
        key: '-/HelmRelease/shop/checkout/1.4.2 2026-03-02',
        version: '1.4.2',
        state: 'failed',
      });
      const [first, again, nextDay] = [
        failed('2026-03-02T00:00:00Z'),
        failed('2026-03-02T23:59:59Z'),
        failed('2026-03-03T00:00:00Z'),
      ];
      expect(again.key).toBe(first.key);
      expect(nextDay.key).not.toBe(first.key);
    },
  );

  it.each([
    ['RollbackSucceeded', 'succeeded'],
    ['RollbackFailed', 'failed'],
  ])(
    'goes back to an earlier release, not to what it names: %s',
    (reason, state) => {
      const message =
        'Helm rollback to previous release shop/checkout.v6 with chart checkout@1.4.1 succeeded';
      const metadata = {
        revision: '1.4.1',
        image: 'ghcr.io/acme/checkout:1.2.3',
        commit: APP_SHA,
      };
      expect(fact(helmReleaseEvent(reason, message, { metadata }))).toEqual({
        type: 'deployment',
        at,
        key: '-/HelmRelease/shop/checkout/1.4.1 rollback 2026-03-02T14:40:00.000Z',
        subject: 'service:checkout',
        environment: 'production',
        place: 'shop/checkout',
        version: '1.4.1 (v6)',
        state,
        rollback: true,
      });
    },
  );

  it.each<[string, string, Partial<DeploymentFact>]>([
    ['info', 'Helm install succeeded', { state: 'succeeded' }],
    ['info', 'Helm upgrade succeeded', { state: 'succeeded' }],
    ['error', 'Helm upgrade failed: timed out', { state: 'failed' }],
    ['error', 'Helm test failed: timed out', { state: 'failed' }],
  ])('is told by the message alone before Flux 2.2: %s, "%s"', (...row) => {
    const [reason, message, expected] = row;
    expect(fact(helmReleaseEvent(reason, message))).toMatchObject({
      ...expected,
      key: '-/HelmRelease/shop/checkout/1.4.2 2026-03-02',
      version: '1.4.2',
    });
  });

  it('did not tell what it went back to before Flux 2.2', () => {
    const message = 'Helm rollback succeeded';
    expect(fact(helmReleaseEvent('info', message))).toMatchObject({
      key: '-/HelmRelease/shop/checkout/1.4.2 rollback 2026-03-02T14:40:00.000Z',
      version: undefined,
      state: 'succeeded',
      rollback: true,
    });
  });

  it('is not deployed again by being reconciled', () => {
    const message = 'Release reconciliation succeeded';
    const keyOn = (timestamp: string) =>
      fact(helmReleaseEvent('ReconciliationSucceeded', message, { timestamp }))
        .key;
    expect(keyOn('2026-03-03T00:00:00Z')).toBe(keyOn('2026-03-02T00:00:00Z'));
  });

  it('may name its commit and images', () => {
    const metadata = {
      'helm.toolkit.fluxcd.io/revision': '1.4.2',
      image: 'ghcr.io/acme/checkout:1.2.3',
      commit: APP_SHA,
    };
    const message = `Helm upgrade succeeded for release shop/checkout.v8 ${RELEASE}`;
    expect(
      fact(helmReleaseEvent('UpgradeSucceeded', message, { metadata })),
    ).toMatchObject({
      key: '-/HelmRelease/shop/checkout/1.4.2 v8',
      revision: APP_SHA,
      version: '1.4.2 (v8)',
      images: ['ghcr.io/acme/checkout:1.2.3'],
    });
  });
});
