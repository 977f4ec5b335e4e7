import examples from '@octokit/webhooks-examples';
import {
  alert,
  notification,
  resolvedAlert,
} from '../alertmanager/__fixtures__/notifications';

/** A body that its source understands. */
export interface Example {
  kind: string;
  event: string | null;
  body: unknown;
}

const GITHUB_EVENTS = [
  'push',
  'pull_request',
  'pull_request_review',
  'deployment',
  'deployment_status',
  'workflow_job',
  'workflow_run',
];

const SHA = '1f3c9ab4'.padEnd(40, '0');
const REPOSITORY = 'https://github.com/acme/checkout';
const START = '2026-03-02T14:40:00Z';
const FINISH = '2026-03-02T14:43:05Z';

const github: Example[] = examples
  .filter(({ name }) => GITHUB_EVENTS.includes(name))
  .flatMap(({ name, examples: bodies }) =>
    bodies.map(body => ({ kind: 'github', event: name, body })),
  );

const argocd: Example[] = [
  {
    event: 'deployment',
    phase: 'Succeeded',
    app: 'checkout',
    namespace: 'argocd',
    project: 'shop',
    environment: 'production',
    url: 'https://argocd.example.com/applications/argocd/checkout',
    repository: REPOSITORY,
    appRevision: SHA,
    configRepository: 'https://github.com/acme/config',
    configRevision: 'c'.repeat(40),
    configRepositories: ['https://github.com/acme/config'],
    configRevisions: ['c'.repeat(40)],
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
    commit_sha: SHA,
    sync_started_at: START,
    sync_finished_at: FINISH,
  },
  {
    event: 'deployment',
    status: 'success',
    app: 'checkout',
    revision: SHA,
    timestamp: FINISH,
  },
].map(body => ({ kind: 'argocd', event: 'deployment', body }));

const events = [
  {
    type: 'commit',
    repository: REPOSITORY,
    sha: SHA,
    authoredAt: START,
    title: 'Round half up',
    parent: 'b'.repeat(40),
    branch: 'main',
    merge: false,
    paths: ['src/money.ts', 'README.md'],
  },
  {
    type: 'deployment',
    id: 'd-1',
    service: 'checkout',
    repository: REPOSITORY,
    environment: 'production',
    status: 'succeeded',
    startedAt: START,
    finishedAt: FINISH,
    degradedAt: '2026-03-02T14:50:00Z',
    revision: SHA,
    version: '1.2.3',
    url: 'https://ci.example.com/1',
    rollback: false,
    images: ['registry.example.com/acme/checkout:1.2.3'],
  },
  {
    type: 'incident',
    id: 'INC-1',
    service: 'checkout',
    services: ['cart'],
    severity: 'SEV2',
    title: 'Payments fail',
    url: 'https://incidents.example.com/1',
    environment: 'production',
    detectedAt: START,
    acknowledgedAt: '2026-03-02T14:41:00Z',
    mitigatedAt: '2026-03-02T14:50:00Z',
    resolvedAt: '2026-03-02T15:00:00Z',
    reopenedAt: '2026-03-02T14:45:00Z',
    deployment: 'd-1',
  },
  {
    type: 'stage',
    id: 's-1',
    service: 'checkout',
    repository: REPOSITORY,
    sha: SHA,
    name: 'test',
    pipeline: 'main',
    url: 'https://ci.example.com/2',
    startedAt: START,
    finishedAt: FINISH,
    durationSeconds: 185,
    outcome: 'success',
  },
];

const generic: Example[] = [...events, { events }].map(body => ({
  kind: 'generic',
  event: null,
  body,
}));

const alertmanager: Example[] = [
  notification(alert()),
  notification(resolvedAlert(), alert({ fingerprint: 'f0' })),
].map(body => ({ kind: 'alertmanager', event: 'alerts', body }));

/** Good bodies by the kind of their sender: published ones of GitHub, own ones of the others. */
export const CORPUS: Record<string, Example[]> = {
  github,
  argocd,
  generic,
  alertmanager,
};
