import {
  DeploymentKind,
  FailureRule,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

/** Why a deployment failed, by itself; incidents are linked apart. */
export interface OwnFailure {
  rule: Exclude<FailureRule, 'incident'>;
  at: Instant;
  /** The deployment that rolled it back. */
  deploymentId?: string;
}

/**
 * A deployment of a service: one or, when a release goes out to several places
 * at once, several deployment facts.
 */
export interface DeploymentLink {
  /** Id of its first fact. */
  id: string;
  environment: string;
  sourceId: string;
  kind: DeploymentKind;
  status: 'running' | 'succeeded' | 'failed';
  startedAt: Instant;
  finishedAt: Instant | null;
  /** Finish, or start while it is running. */
  occurredAt: Instant;
  repository: string | null;
  revision: string | null;
  revisionIsConfig: boolean;
  /** What runs afterwards: revision, images or version. */
  identity: string | null;
  /** The revision that ran before. */
  previousRevision: string | null;
  version: string | null;
  url: string | null;
  failures: OwnFailure[];
  members: string[];
}
