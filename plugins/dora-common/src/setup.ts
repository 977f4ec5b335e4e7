import { DeliveryState, UnmatchedSubject } from './health';

/**
 * The kinds of senders that are understood without any further module, by the
 * value of `kind` in the configuration of a source.
 *
 * @public
 */
export const DORA_SOURCE_KINDS = [
  'github',
  'gitlab',
  'gitea',
  'bitbucket-cloud',
  'bitbucket-server',
  'azure-devops',
  'argocd',
  'argo-rollouts',
  'flux',
  'jenkins',
  'circleci',
  'tekton',
  'cdevents',
  'pagerduty',
  'opsgenie',
  'incident-io',
  'grafana-oncall',
  'alertmanager',
  'statuspage',
  'firehydrant',
  'datadog',
  'sentry',
  'rootly',
  'devlake',
  'fawkes',
  'generic',
] as const;

/** @public */
export type DoraSourceKind = (typeof DORA_SOURCE_KINDS)[number];

/**
 * What the numbers of a service are made of, and the targets to measure them
 * by, in the order in which they are set up.
 *
 * - `git`: commits and pull or merge requests
 * - `deployments`: deployments
 * - `incidents`: incidents
 * - `targets`: what the service or its team means to reach
 * - `ci`: runs of CI and what they built; the numbers do without
 *
 * @public
 */
export const SETUP_STEPS = [
  'git',
  'deployments',
  'incidents',
  'targets',
  'ci',
] as const;

/** @public */
export type SetupStepId = (typeof SETUP_STEPS)[number];

/** Whether something of one kind has ever come for a service. @public */
export interface SetupStep {
  id: SetupStepId;
  state: 'waiting' | 'received';
  /**
   * When the last delivery came, or when the last target was set. Null while
   * nothing has, and when the delivery is no longer kept.
   */
  lastReceivedAt: string | null;
  /** Source of that delivery; null for targets, and where it is no longer known. */
  sourceId: string | null;
  /** Kind of that source; null also when the source is no longer configured. */
  kind: string | null;
}

/** A configured source. @public */
export interface SetupSource {
  id: string;
  kind: string;
}

/** A name that deliveries use, for people. @public */
export interface SetupName {
  type: UnmatchedSubject['type'];
  name: string;
}

/** The last delivery of a source, whomever it is about, and what was turned away. @public */
export interface SetupArrival {
  sourceId: string;
  /** Null when nothing ever came. */
  lastReceivedAt: string | null;
  state: DeliveryState | null;
  /** Why it is of no use, for people. */
  note: string | null;
  /** Whom it is about; the first few. */
  names: SetupName[];
  /** Whether it is about the service asked for. */
  aboutThis: boolean;
  /** Requests of the last 24 hours that did not prove their sender or were refused otherwise. */
  rejected: number;
}

/** How far the set-up of a service is. @public */
export interface ServiceSetup {
  entityRef: string;
  /** In the order of `SETUP_STEPS`. */
  steps: SetupStep[];
  sources: SetupSource[];
  /** Names by which deliveries may call the service. */
  names: SetupName[];
  /** One for each source; null for those who may not see the health of the data. */
  arrivals: SetupArrival[] | null;
}
