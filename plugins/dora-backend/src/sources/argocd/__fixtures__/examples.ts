export const APP_SHA = '1f3c9ab'.padEnd(40, '0');
export const CONFIG_SHA = 'c0ffee1'.padEnd(40, '0');

const CONFIG_SOURCE = {
  repoURL: 'https://github.com/acme/deploy.git',
  path: 'shop/checkout/production',
  targetRevision: 'main',
};

type Fields = Record<string, unknown>;

/** A last operation of Argo CD; `more` replaces fields. */
export function operationState(more: Fields = {}) {
  return {
    phase: 'Succeeded',
    message: 'successfully synced (all tasks run)',
    startedAt: '2026-03-02T14:40:00Z',
    finishedAt: '2026-03-02T14:43:05Z',
    operation: {
      initiatedBy: { automated: true },
      retry: { limit: 5 },
      sync: { revision: CONFIG_SHA, syncStrategy: { hook: {} } },
    },
    syncResult: {
      resources: [],
      revision: CONFIG_SHA,
      source: CONFIG_SOURCE,
    },
    ...more,
  };
}

/** An Application as Argo CD's templates know it; `more` replaces its parts. */
export function application(more: Fields = {}) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'checkout',
      namespace: 'argocd',
      labels: { environment: 'staging', team: 'shop' },
      annotations: {
        'dora/environment': 'production',
        'dora/repository': 'https://github.com/acme/checkout',
      },
    },
    spec: {
      project: 'shop',
      source: CONFIG_SOURCE,
      destination: { name: 'production-eu', namespace: 'shop' },
    },
    status: {
      sync: { status: 'Synced', revision: CONFIG_SHA },
      health: { status: 'Healthy' },
      summary: { images: ['ghcr.io/acme/checkout:1.2.3'] },
      operationState: operationState(),
    },
    ...more,
  };
}

/** An Application whose status has these fields besides the usual ones. */
export function applicationWith(status: Fields) {
  const usual = application();
  return { ...usual, status: { ...usual.status, ...status } };
}

const REPOSITORY = 'https://github.com/acme/checkout';
const START = '2026-03-02T14:40:00Z';
const FINISH = '2026-03-02T14:43:05Z';

export const argocdExamples = [
  {
    event: 'deployment',
    phase: 'Succeeded',
    app: 'checkout',
    namespace: 'argocd',
    project: 'shop',
    environment: 'production',
    cluster: 'production-eu',
    destinationNamespace: 'shop',
    url: 'https://argocd.example.com/applications/argocd/checkout',
    repository: REPOSITORY,
    appRevision: APP_SHA,
    configRepository: 'https://github.com/acme/deploy',
    configRevision: CONFIG_SHA,
    configRepositories: ['https://github.com/acme/deploy'],
    configRevisions: [CONFIG_SHA],
    images: ['registry.example.com/acme/checkout:1.2.3-1f3c9ab'],
    health: 'Degraded',
    degradedAt: '2026-03-02T14:50:00Z',
    startedAt: START,
    finishedAt: FINISH,
    automated: true,
    autoHealAttempts: 0,
    rollback: false,
  },
  {
    event_type: 'deployment',
    status: 'Failed',
    application: 'checkout',
    namespace: 'argocd',
    environment: 'prod',
    repo_url: REPOSITORY,
    commit_sha: APP_SHA,
    sync_started_at: START,
    sync_finished_at: FINISH,
  },
  {
    event: 'deployment',
    status: 'success',
    app: 'checkout',
    revision: APP_SHA,
    timestamp: FINISH,
  },
  {
    id: 'checkout',
    time: FINISH,
    status: 'Succeeded',
    commit_sha: APP_SHA,
  },
  { event: 'deployment', app: application() },
  {
    ...operationState(),
    event: 'deployment',
    app: 'checkout',
    labels: { environment: 'production' },
    annotations: {},
    destination: { server: 'https://kubernetes.default.svc' },
    source: CONFIG_SOURCE,
    sources: null,
    revision: CONFIG_SHA,
    revisions: null,
    health: { status: 'Healthy' },
    images: ['registry.example.com/acme/checkout:1.2.3'],
  },
  applicationWith({
    health: { status: 'Degraded', lastTransitionTime: '2026-03-02T15:00:00Z' },
    operationState: operationState({
      syncResult: {
        revisions: ['5.2.1', CONFIG_SHA],
        sources: [{ repoURL: 'https://charts.example.com' }, CONFIG_SOURCE],
      },
    }),
  }),
].map(body => ({ kind: 'argocd', event: 'deployment', body }));
