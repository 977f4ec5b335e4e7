import {
  DeploymentKind,
  FailureRule,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Sample } from './samples';

/** What the metrics of one window are computed from. Durations are in seconds. */
export interface Tally {
  deployments: DeploymentTally;
  leadTimes: Sample;
  changeFailures: ChangeFailures;
  /** Commits of each successful deployment that brings any. */
  batchSizes: Sample;
  restores: RestoreTally;
  /** Of the incidents that a deployment has caused. */
  recoveries: { seconds: Sample; open: number };
}

/** Deployments that have ended. */
export interface DeploymentTally {
  /** Those that count in deployment frequency. */
  succeeded: number;
  failedAttempts: number;
  /** Those of the succeeded that have a lead time. */
  withLeadTimes: number;
  /** Successful ones, whether they count or not. */
  kinds: Record<DeploymentKind, number>;
  /** Calendar days with a counted one. */
  activeDays: number;
  /** Median seconds from one to the next; null where it is not known. */
  medianInterval: number | null;
}

/** The judged deployments of a window, and those too young to be judged. */
export interface ChangeFailures {
  mature: number;
  /** Of the mature. */
  failed: number;
  /** Of the failed, for each rule; one may have several. */
  causes: Record<FailureRule, number>;
  provisional: number;
  provisionalFailed: number;
}

/** Incidents by the definitions. */
export interface RestoreTally {
  /** Of all that count. */
  seconds: Sample;
  /** Of those that are over. */
  closedSeconds: Sample;
  open: OpenIncident[];
  endedByResolution: number;
  reopened: number;
  /** Left out for that reason. */
  duplicates: number;
  negative: number;
  bySeverity: Map<string, SeverityTally>;
}

/** An incident that is not over. */
export interface OpenIncident {
  detectedAt: Instant;
  /** So far, where the definitions count it; else null. */
  seconds: number | null;
}

/** Incidents of one severity. */
export interface SeverityTally {
  closed: number;
  open: number;
  /** Means from detection, of those of which it was told. */
  mitigatedMean: number | null;
  resolvedMean: number | null;
  seconds: Sample;
}
