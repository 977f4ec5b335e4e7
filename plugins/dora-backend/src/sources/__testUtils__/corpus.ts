import examples from '@octokit/webhooks-examples';
import {
  alert,
  notification,
  resolvedAlert,
} from '../alertmanager/__fixtures__/notifications';
import { argoRolloutsExamples } from '../argo-rollouts/__fixtures__/examples';
import { argocdExamples } from '../argocd/__fixtures__/examples';
import { cdeventsExamples } from '../cdevents/__fixtures__/examples';
import { circleciExamples } from '../circleci/__fixtures__/examples';
import { devlakeExamples } from '../devlake/__fixtures__/examples';
import { fawkesExamples } from '../fawkes/__fixtures__/examples';
import { fluxExamples } from '../flux/__fixtures__/examples';
import * as genericExamples from '../generic/__fixtures__/examples';
import { giteaExamples } from '../gitea/__fixtures__/examples';
import { githubExamples } from '../github/__fixtures__/examples';
import { jenkinsExamples } from '../jenkins/__fixtures__/examples';
import { tektonExamples } from '../tekton/__fixtures__/examples';
import { azureDevopsExamples } from '../azure-devops/__fixtures__/examples';
import { bitbucketCloudExamples } from '../bitbucket-cloud/__fixtures__/examples';
import { bitbucketServerExamples } from '../bitbucket-server/__fixtures__/examples';
import { gitlabExamples } from '../gitlab/__fixtures__/examples';
import { datadogExamples } from '../datadog/__fixtures__/examples';
import { firehydrantExamples } from '../firehydrant/__fixtures__/examples';
import { grafanaOncallExamples } from '../grafana-oncall/__fixtures__/examples';
import { incidentIoExamples } from '../incident-io/__fixtures__/examples';
import { opsgenieExamples } from '../opsgenie/__fixtures__/examples';
import { pagerdutyExamples } from '../pagerduty/__fixtures__/examples';
import { rootlyExamples } from '../rootly/__fixtures__/examples';
import { sentryExamples } from '../sentry/__fixtures__/examples';
import { statuspageExamples } from '../statuspage/__fixtures__/examples';

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
  'check_run',
  'status',
  'release',
  'issues',
  'package',
  'pull_request_review_comment',
];

const SHA = '1f3c9ab4'.padEnd(40, '0');
const REPOSITORY = 'https://github.com/acme/checkout';
const START = '2026-03-02T14:40:00Z';
const FINISH = '2026-03-02T14:43:05Z';

const github: Example[] = [
  ...githubExamples,
  ...examples
    .filter(({ name }) => GITHUB_EVENTS.includes(name))
    .flatMap(({ name, examples: bodies }) =>
      bodies.map(body => ({ kind: 'github', event: name, body })),
    ),
];

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
  ...Object.values(genericExamples),
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
  argocd: argocdExamples,
  generic,
  devlake: devlakeExamples,
  fawkes: fawkesExamples,
  alertmanager,
  circleci: circleciExamples,
  jenkins: jenkinsExamples,
  tekton: tektonExamples,
  cdevents: cdeventsExamples,
  gitea: giteaExamples,
  'argo-rollouts': argoRolloutsExamples,
  flux: fluxExamples,
  gitlab: gitlabExamples,
  'azure-devops': azureDevopsExamples,
  'bitbucket-cloud': bitbucketCloudExamples,
  'bitbucket-server': bitbucketServerExamples,
  pagerduty: pagerdutyExamples,
  opsgenie: opsgenieExamples,
  'incident-io': incidentIoExamples,
  'grafana-oncall': grafanaOncallExamples,
  statuspage: statuspageExamples,
  firehydrant: firehydrantExamples,
  datadog: datadogExamples,
  sentry: sentryExamples,
  rootly: rootlyExamples,
};
