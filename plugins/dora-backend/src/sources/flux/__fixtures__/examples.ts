type Fields = Record<string, unknown>;

export const SHA = 'c0ffee1'.padEnd(40, '4');
export const DIGEST = `sha256:${'0f'.repeat(32)}`;

/** An event about a Kustomization; `more` replaces fields. */
export function kustomizationEvent(
  reason: string,
  message: string,
  more: Fields = {},
) {
  return {
    involvedObject: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      name: 'checkout',
      namespace: 'shop',
      uid: '7f4a2a52-6c2d-4a34-8a34-0a0d1f5f3a9e',
      resourceVersion: '365594',
    },
    severity: /Failed/.test(reason) ? 'error' : 'info',
    timestamp: '2026-03-02T14:40:00Z',
    reason,
    message,
    metadata: { revision: `main@sha1:${SHA}` },
    reportingController: 'kustomize-controller',
    reportingInstance: 'kustomize-controller-7c7b47f5f-8bhrp',
    ...more,
  };
}

/** An event about a HelmRelease; `more` replaces fields. */
export function helmReleaseEvent(
  reason: string,
  message: string,
  more: Fields = {},
) {
  return {
    ...kustomizationEvent(reason, message, {
      metadata: { revision: '1.4.2' },
      reportingController: 'helm-controller',
      ...more,
    }),
    involvedObject: {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      name: 'checkout',
      namespace: 'shop',
      uid: '2b0f3a0e-1111-4b57-9a0e-3f2f5a6f0c11',
    },
  };
}

export const fluxExamples = [
  kustomizationEvent(
    'Progressing',
    'Deployment/shop/checkout configured\nService/shop/checkout created',
    {
      metadata: {
        revision: `main@sha1:${SHA}`,
        commit: '1f3c9ab'.padEnd(40, '0'),
        repository: 'https://github.com/acme/checkout',
        configRepository: 'https://github.com/acme/deploy',
        service: 'checkout',
        environment: 'production',
        cluster: 'production-eu',
        image: 'ghcr.io/acme/checkout:1.2.3',
      },
    },
  ),
  kustomizationEvent('Progressing', 'Health check passed in 4.2s', {
    metadata: { 'kustomize.toolkit.fluxcd.io/revision': `main/${SHA}` },
  }),
  kustomizationEvent(
    'HealthCheckFailed',
    "health check failed after 5m0s: timeout waiting for: [Deployment/shop/checkout status: 'InProgress']",
    {
      metadata: {
        revision: `6.3.5@${DIGEST}`,
        originRevision: `x@sha1:${SHA}`,
      },
    },
  ),
  helmReleaseEvent(
    'UpgradeSucceeded',
    'Helm upgrade succeeded for release shop/checkout.v7 with chart checkout@1.4.2',
  ),
  helmReleaseEvent(
    'UpgradeFailed',
    'Helm upgrade failed for release shop/checkout with chart checkout@1.4.2: context deadline exceeded',
  ),
  helmReleaseEvent(
    'RollbackSucceeded',
    'Helm rollback to previous release shop/checkout.v6 with chart checkout@1.4.1 succeeded',
    { metadata: { revision: '1.4.1' } },
  ),
].map(body => ({ kind: 'flux', event: body.reportingController, body }));
