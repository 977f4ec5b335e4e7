import {
  DORA_SOURCE_KINDS,
  DoraSourceKind,
  SetupStepId,
} from '@dora-metrics/backstage-plugin-dora-common';

/** In the order of the menu. */
export const SENDER_GROUPS = ['git', 'delivery', 'incidents', 'other'] as const;

export type SenderGroup = (typeof SENDER_GROUPS)[number];

/** What of a service a sender can tell; targets are set by people. */
export type SentStep = Exclude<SetupStepId, 'targets'>;

/**
 * How a sender proves itself: with a secret that it signs with, sends as a
 * token of its own, in the header `Authorization`, as name and password or in
 * the address, or makes itself.
 */
export type SecretUse =
  | 'signs'
  | 'token'
  | 'bearer'
  | 'basic'
  | 'query'
  | 'made';

/** One kind of sender, as the set-up presents it. */
export interface Sender {
  /** Its own name, the same in every language. */
  title: string;
  group: SenderGroup;
  steps: SentStep[];
  secret: SecretUse;
}

/** Every kind that is built in. */
export const SENDERS: Record<DoraSourceKind, Sender> = {
  github: {
    title: 'GitHub',
    group: 'git',
    steps: ['git', 'deployments', 'incidents', 'ci'],
    secret: 'signs',
  },
  gitlab: {
    title: 'GitLab',
    group: 'git',
    steps: ['git', 'deployments', 'incidents', 'ci'],
    secret: 'token',
  },
  gitea: {
    title: 'Gitea, Forgejo',
    group: 'git',
    steps: ['git', 'deployments', 'ci'],
    secret: 'signs',
  },
  'bitbucket-cloud': {
    title: 'Bitbucket Cloud',
    group: 'git',
    steps: ['git', 'deployments', 'ci'],
    secret: 'signs',
  },
  'bitbucket-server': {
    title: 'Bitbucket Data Center',
    group: 'git',
    steps: ['git'],
    secret: 'signs',
  },
  'azure-devops': {
    title: 'Azure DevOps',
    group: 'git',
    steps: ['git', 'deployments', 'ci'],
    secret: 'basic',
  },
  argocd: {
    title: 'Argo CD',
    group: 'delivery',
    steps: ['deployments'],
    secret: 'bearer',
  },
  'argo-rollouts': {
    title: 'Argo Rollouts',
    group: 'delivery',
    steps: ['deployments'],
    secret: 'bearer',
  },
  flux: {
    title: 'Flux',
    group: 'delivery',
    steps: ['deployments'],
    secret: 'signs',
  },
  jenkins: {
    title: 'Jenkins',
    group: 'delivery',
    steps: ['deployments', 'ci'],
    secret: 'basic',
  },
  circleci: {
    title: 'CircleCI',
    group: 'delivery',
    steps: ['deployments', 'ci'],
    secret: 'signs',
  },
  tekton: {
    title: 'Tekton',
    group: 'delivery',
    steps: ['deployments', 'ci'],
    secret: 'basic',
  },
  cdevents: {
    title: 'CDEvents',
    group: 'delivery',
    steps: ['git', 'deployments', 'incidents', 'ci'],
    secret: 'bearer',
  },
  pagerduty: {
    title: 'PagerDuty',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'made',
  },
  opsgenie: {
    title: 'Opsgenie',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'bearer',
  },
  'incident-io': {
    title: 'incident.io',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'made',
  },
  'grafana-oncall': {
    title: 'Grafana OnCall, IRM',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'bearer',
  },
  alertmanager: {
    title: 'Alertmanager',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'bearer',
  },
  statuspage: {
    title: 'Statuspage',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'query',
  },
  firehydrant: {
    title: 'FireHydrant',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'signs',
  },
  datadog: {
    title: 'Datadog',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'bearer',
  },
  sentry: {
    title: 'Sentry',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'made',
  },
  rootly: {
    title: 'Rootly',
    group: 'incidents',
    steps: ['incidents'],
    secret: 'made',
  },
  devlake: {
    title: 'What sends to DevLake today',
    group: 'other',
    steps: ['git', 'deployments', 'incidents'],
    secret: 'bearer',
  },
  fawkes: {
    title: 'Fawkes platform',
    group: 'other',
    steps: ['git', 'deployments', 'incidents', 'ci'],
    secret: 'bearer',
  },
  generic: {
    title: 'Anything that can send JSON',
    group: 'other',
    steps: ['git', 'deployments', 'incidents', 'ci'],
    secret: 'bearer',
  },
};

const DOCS =
  'https://github.com/dora-metrics/backstage-plugin-dora/blob/main/docs';

/** The page that explains a sender from beginning to end. */
export function docsOf(kind: DoraSourceKind): string {
  return `${DOCS}/sources/${kind}.md`;
}

/** Whether a kind is built in; others come with modules of the app. */
export function isBuiltIn(kind: string): kind is DoraSourceKind {
  return DORA_SOURCE_KINDS.some(known => known === kind);
}

/** The name of a kind of sender, for people. */
export function senderTitle(kind: string): string {
  return isBuiltIn(kind) ? SENDERS[kind].title : kind;
}
