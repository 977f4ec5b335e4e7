import {
  DeploymentKind,
  FailureRule,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

/**
 * Why a row does not count.
 *
 * - `kind`: a deployment of this kind is not counted
 * - `failed_rollout`: it never reached its users
 * - `provisional`: the failure window is not over
 * - `bot`: a program wrote it
 * - `not_head`: the unit is the deployed commit alone
 * - `duplicate`: another incident stands for it
 * - `not_change_related`: no deployment has caused it
 * - `no_start`: nothing tells when the clock started
 * - `no_end`: nothing tells when the clock ended, and it is over
 * - `open`: it has not ended
 * - `negative`: it ends before it begins
 */
export type Exclusion =
  | 'kind'
  | 'failed_rollout'
  | 'provisional'
  | 'bot'
  | 'not_head'
  | 'duplicate'
  | 'not_change_related'
  | 'no_start'
  | 'no_end'
  | 'open'
  | 'negative';

/** One lead time, of the unit that the definitions name. */
export interface LeadTimeRow {
  seconds: number;
  /** The commits that it is made of. */
  shas: string[];
  /** The pull request that it is of; null for other units. */
  change: string | null;
}

/** A finished deployment as the definitions of its service count it. */
export interface SelectedDeployment {
  id: string;
  startedAt: Instant;
  finishedAt: Instant;
  kind: DeploymentKind;
  succeeded: boolean;
  /** Null when it counts as a deployment or, unsuccessful, as an attempt. */
  notInFrequency: Exclusion | null;
  /** Null when it is judged once it is mature. */
  notInFailureRate: Exclusion | null;
  /** From when on it is judged. */
  maturesAt: Instant;
  /** Each rule at most once, and only those that count. */
  failures: FailureRule[];
  leadTimes: LeadTimeRow[];
  /** Of its counted commits, each in the order of `STAGES`. */
  stageSeconds: number[][];
}

/** An incident as the definitions of its service count it. */
export interface SelectedIncident {
  id: string;
  detectedAt: Instant;
  severity: string;
  /** Restore time by the definitions; null while open or not known. */
  seconds: number | null;
  /** Why it is not in restore time; `open` incidents are told apart. */
  excluded: Exclusion | null;
  /** It has not ended; where the definitions count it, it counts with the time so far. */
  isOpen: boolean;
  /** A deployment has caused it. */
  isChangeRelated: boolean;
  /** Its end is the resolution, because no mitigation was told. */
  endedByResolution: boolean;
  /** Seconds from detection; null where not told or negative. */
  mitigatedSeconds: number | null;
  resolvedSeconds: number | null;
  isReopened: boolean;
}

/** What the metrics are computed from; those of several services may be joined. */
export interface SelectedRows {
  deployments: SelectedDeployment[];
  incidents: SelectedIncident[];
}
