type Fields = Record<string, unknown>;

/** A Rollout as the templates of Argo Rollouts know it; `more` replaces its metadata. */
export function rollout(more: Fields = {}) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: {
      name: 'checkout',
      namespace: 'shop',
      uid: '0b0f5a0e-5c7e-4b57-9a0e-3f2f5a6f0c11',
      generation: 12,
      labels: { app: 'checkout', environment: 'staging' },
      annotations: {
        'rollout.argoproj.io/revision': '7',
        'notifications.argoproj.io/subscribe.on-rollout-aborted.dora': '',
      },
      ...more,
    },
    spec: {
      replicas: 4,
      strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
      template: {
        metadata: { labels: { app: 'checkout' } },
        spec: {
          containers: [
            { name: 'web', image: 'ghcr.io/acme/checkout:1.2.3' },
            { name: 'proxy', image: 'docker.io/envoyproxy/envoy:v1.31.2' },
          ],
          initContainers: [{ name: 'wait', image: 'docker.io/busybox:1.36' }],
        },
      },
    },
    status: {
      phase: 'Progressing',
      currentPodHash: '6f9c7d8b5c',
      stableRS: '6f9c7d8b5c',
      observedGeneration: '11',
    },
  };
}

/** The body of our template at an event; `more` replaces fields. */
export function notification(event: string, more: Fields = {}) {
  return {
    event,
    time: '2026-03-02T14:40:00Z',
    environment: 'production',
    cluster: 'production-eu',
    rollout: rollout(),
    ...more,
  };
}

export const argoRolloutsExamples = [
  notification('rollout-updated'),
  notification('rollout-completed', { environment: '', cluster: '' }),
  notification('RolloutAborted', {
    rollout: rollout({ labels: { 'backstage.io/kubernetes-id': 'shop-web' } }),
  }),
  notification('on-analysis-run-failed'),
].map(body => ({ kind: 'argo-rollouts', event: 'rollout', body }));
