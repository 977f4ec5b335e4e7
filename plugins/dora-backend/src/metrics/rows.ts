import {
  DeploymentKind,
  FailureRule,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

/**
 * A finished deployment to a counted environment.
 *
 * `failures` holds each rule at most once. `leadSeconds` holds one value for
 * each commit that this deployment delivered first and that counts, and
 * `stageSeconds` divides each of them among the stages, in the order of `STAGES`.
 */
export interface DeploymentRow {
  startedAt: Instant;
  finishedAt: Instant;
  kind: DeploymentKind;
  succeeded: boolean;
  failures: FailureRule[];
  leadSeconds: number[];
  stageSeconds: number[][];
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
}

/** All that the four metrics are computed from; plain data, safe as JSON. */
export interface Rows {
  deployments: DeploymentRow[];
  incidents: IncidentRow[];
}
