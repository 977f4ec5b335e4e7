import {
  DeploymentKind,
  FailureRule,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

/** Instants at which the lead time of a commit may start; null where not told. */
export interface CommitClocks {
  authored: Instant;
  committed: Instant | null;
  pushed: Instant | null;
  opened: Instant | null;
  approved: Instant | null;
  merged: Instant | null;
}

/** A commit that a deployment was first to deliver and that brings a change of its own. */
export interface CommitRow {
  sha: string;
  clocks: CommitClocks;
  /** The pull request that brought it, with its repository; null without one. */
  change: string | null;
  /** It is the commit that was deployed. */
  isHead: boolean;
  byBot: boolean;
  isCherryPick: boolean;
  /** Lead time from `authored` to the finish, divided in the order of `STAGES`. */
  stageSeconds: number[];
}

/** Why a deployment may count as failed. */
export interface FailureRow {
  rule: FailureRule;
  /** Of the incident; null for other rules. */
  severity: string | null;
}

/** A finished deployment as the links know it, whatever the definitions. */
export interface DeploymentRow {
  id: string;
  startedAt: Instant;
  finishedAt: Instant;
  /** Finish at the first of its places. */
  firstFinishedAt: Instant;
  kind: DeploymentKind;
  succeeded: boolean;
  failures: FailureRow[];
  commits: CommitRow[];
}

/** The deployment that an incident is blamed on. */
export interface CauseRow {
  deploymentId: string;
  startedAt: Instant;
  finishedAt: Instant;
}

/** An incident of a service, once per incident however often it was told. */
export interface IncidentRow {
  /** Equal for the services that one incident affects. */
  id: string;
  detectedAt: Instant;
  /** `SEV1` to `SEV4`, another sender's word, or `unknown`. */
  severity: string;
  mitigatedAt: Instant | null;
  resolvedAt: Instant | null;
  /** End of the deployment that repaired its cause. */
  remediatedAt: Instant | null;
  /** Milliseconds that it was open, pauses before reopenings apart; null while open. */
  openMs: number | null;
  reopens: number;
  isDuplicate: boolean;
  cause: CauseRow | null;
}

/** All that is known of a service for its metrics; plain data, safe as JSON. */
export interface Rows {
  deployments: DeploymentRow[];
  incidents: IncidentRow[];
}
