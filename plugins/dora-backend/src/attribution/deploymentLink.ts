import {
  DeploymentKind,
  FailureRule,
  RevisionRule,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant, Revision } from '@dora-metrics/backstage-plugin-dora-node';

/** Why a deployment failed, by itself; incidents are linked apart. */
export interface OwnFailure {
  rule: Exclude<FailureRule, 'incident'>;
  at: Instant;
  /** The deployment that rolled it back or mended it. */
  deploymentId?: string;
  /** The commit that it had delivered and that deployment took back. */
  revertedCommit?: string;
  /** The correction by which it is here. */
  correctedBy?: string;
  /** The correction by which it does not count. */
  clearedBy?: string;
}

/**
 * A deployment of a service: one or, when a release goes out to several places
 * at once, several deployment facts.
 */
export interface DeploymentLink {
  /** Id of its first fact, or one of the service's own where services share it. */
  id: string;
  environment: string;
  /** Names where it went first; null when an older release has derived it. */
  place: string | null;
  sourceId: string;
  kind: DeploymentKind;
  status: 'running' | 'succeeded' | 'failed';
  startedAt: Instant;
  finishedAt: Instant | null;
  /** Finish at the first of its places; null while it is running. */
  firstFinishedAt: Instant | null;
  /** Finish, or start while it is running. */
  occurredAt: Instant;
  repository: string | null;
  revision: string | null;
  revisionRule: RevisionRule | null;
  /** Commits of further repositories that it consists of. */
  furtherRevisions: Revision[];
  configRepository: string | null;
  configRevision: string | null;
  /** Nothing but the configuration differs from what ran before. */
  isConfigChange: boolean;
  /** What runs afterwards: revisions, images or version. */
  identity: string | null;
  /** The revision that ran before. */
  previousRevision: string | null;
  version: string | null;
  url: string | null;
  failures: OwnFailure[];
  members: string[];
  /** A correction is about it. */
  corrected: boolean;
}
