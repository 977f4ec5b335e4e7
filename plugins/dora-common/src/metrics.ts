import { DefinitionValues } from './definitions';
import { DeploymentKind } from './deployments';

/** The four metrics, in the order in which they are shown. @public */
export const METRIC_IDS = [
  'deployment_frequency',
  'lead_time',
  'change_failure_rate',
  'time_to_restore',
] as const;

/** @public */
export type MetricId = (typeof METRIC_IDS)[number];

/** Levels from best to worst. @public */
export const LEVELS = ['elite', 'high', 'medium', 'low'] as const;

/** @public */
export type Level = (typeof LEVELS)[number];

/** The rules by which a deployment counts as failed. @public */
export const FAILURE_RULES = [
  'rollback',
  'incident',
  'sync_failed',
  'health_degraded',
  'hotfix_follows',
  'manual',
] as const;

/** @public */
export type FailureRule = (typeof FAILURE_RULES)[number];

/**
 * A half-open span of time, `[from, to)`.
 *
 * `from` and `to` are ISO instants in UTC; `elapsedDays` is their distance in
 * days of 86,400 s and may be fractional, for the running day is not over.
 *
 * @public
 */
export interface Window {
  from: string;
  to: string;
  elapsedDays: number;
}

/** A two-sided 95 % confidence interval in the unit of its value. @public */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Why a value or a level is missing.
 *
 * - `no_events`: nothing was ever received for the service
 * - `no_deployments`: no deployment in the window
 * - `no_commits`: deployments, but none is linked to a commit
 * - `no_incidents`: no incident in the window
 * - `all_open`: every incident of the window is still open
 * - `not_mature`: every deployment is younger than the failure window
 * - `too_few`: a value, but fewer rows than a level needs
 * - `no_levels`: a value, but the chosen levels have none for this metric
 *
 * @public
 */
export type MissingReason =
  | 'no_events'
  | 'no_deployments'
  | 'no_commits'
  | 'no_incidents'
  | 'all_open'
  | 'not_mature'
  | 'too_few'
  | 'no_levels';

/**
 * The difference to the comparison window.
 *
 * `percent` is null where the previous value is zero. `verdict` is `same`
 * where the change is below half a percent, and `unclear` where the two
 * windows cannot be told apart at the 5 % level (`pValue`).
 *
 * @public
 */
export interface Change {
  previous: number;
  previousN: number;
  absolute: number;
  percent: number | null;
  pValue: number | null;
  verdict: 'better' | 'worse' | 'same' | 'unclear';
}

/** What a number counts in. @public */
export type MetricUnit = 'per_day' | 'seconds' | 'fraction' | 'commits';

/** What every metric carries, whatever it measures. @public */
export interface MetricValue {
  /** The headline number in `unit`; null when it is missing. */
  value: number | null;
  unit: MetricUnit;
  /** How many rows the value is computed from. */
  n: number;
  missing: MissingReason | null;
  level: Level | null;
  /** The levels that the interval spans, when they are several. */
  levelRange: { best: Level; worst: Level } | null;
  /** Why there is no level. */
  unrated: MissingReason | null;
  /** Rows that a level needs. */
  minimum: number;
  interval: Interval | null;
  change: Change | null;
}

/** Successful deployments per elapsed day. @public */
export interface DeploymentFrequency extends MetricValue {
  unit: 'per_day';
  /** Attempts that failed to roll out; they are not in `n`. */
  failedAttempts: number;
  /** Deployments by kind, whether they count or not. */
  kinds: Record<DeploymentKind, number>;
  /** Median seconds between deployments; null below two intervals. */
  medianInterval: number | null;
  /** Calendar days with a deployment. */
  activeDays: number;
}

/** Which number stands for many durations. @public */
export type Statistic = DefinitionValues['leadTimeStatistic'];

/** Percentiles and mean of a set of durations, in seconds. @public */
export interface Distribution {
  mean: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  /** Null below 20 values. */
  p95: number | null;
  /** Null below 100 values. */
  p99: number | null;
}

/** Seconds from a commit to the production deployment that delivers it first. @public */
export interface LeadTime extends MetricValue, Distribution {
  unit: 'seconds';
  /** What `value` is. */
  statistic: Statistic;
  /** What one value is measured for. */
  leadTimeUnit: DefinitionValues['leadTimeUnit'];
  /** Deployments of the window that carry at least one measured commit. */
  matchedDeployments: number;
  /** Deployments of the window, successful and changing what runs. */
  deployments: number;
}

/** Failed deployments of all mature ones. @public */
export interface ChangeFailureRate extends MetricValue {
  unit: 'fraction';
  failed: number;
  /** Deployments younger than the failure window, not in `n`. */
  provisional: number;
  provisionalFailed: number;
  /** Failed deployments by rule; one deployment may have several. */
  causes: Record<FailureRule, number>;
}

/** Restore time of one severity. @public */
export interface SeverityRestore {
  /** `SEV1` to `SEV4`, or `unknown`. */
  severity: string;
  /** Closed incidents. */
  n: number;
  open: number;
  /** Mean seconds from detection to mitigation. */
  mitigatedMean: number | null;
  /** Mean seconds from detection to resolution. */
  resolvedMean: number | null;
  p95: number | null;
}

/** Seconds from detection to mitigation (or, where none was told, resolution). @public */
export interface TimeToRestore extends MetricValue, Distribution {
  unit: 'seconds';
  /** What `value` is. */
  statistic: Statistic;
  open: number;
  /** Since when the oldest open incident is open. */
  oldestOpenSince: string | null;
  /** Incidents whose end is the resolution, because no mitigation was told. */
  endedByResolution: number;
  /** Incidents that were opened again after an end. */
  reopened: number;
  /** Left out because another incident stands for them. */
  duplicates: number;
  /** Left out because they end before they begin. */
  negative: number;
  bySeverity: SeverityRestore[];
}

/** Recovery from incidents that a deployment has caused. @public */
export interface RecoveryTime extends MetricValue, Distribution {
  unit: 'seconds';
  statistic: Statistic;
  open: number;
}

/** Deployments that were not planned, of all. @public */
export interface ReworkRate extends MetricValue {
  unit: 'fraction';
  /** Rollbacks, hotfixes and reverts. */
  rework: number;
  /** The same over the last 180 days, as DORA asks for. */
  halfYear: { value: number | null; n: number } | null;
}

/** Commits that a deployment brings. @public */
export interface BatchSize extends MetricValue {
  unit: 'commits';
  p95: number | null;
}

/** What is measured besides the four metrics; none of it has levels. @public */
export interface FurtherMetrics {
  failed_deployment_recovery_time: RecoveryTime;
  deployment_rework_rate: ReworkRate;
  batch_size: BatchSize;
}

/**
 * The four metrics of one service over one window.
 *
 * @public
 */
export interface ServiceMetrics {
  entityRef: string;
  environment: string;
  /** Environments that the service has deployments in. */
  environments: string[];
  timeZone: string;
  window: Window;
  previousWindow: Window | null;
  state: ServiceState;
  metrics: {
    deployment_frequency: DeploymentFrequency;
    lead_time: LeadTime;
    change_failure_rate: ChangeFailureRate;
    time_to_restore: TimeToRestore;
  };
  further: FurtherMetrics;
  overall: {
    /** The worst of the rated levels. */
    level: Level | null;
    limitedBy: MetricId[];
  };
  percentiles: PercentileMethod;
  /** ISO instants of the last event of any kind and the last production deployment. */
  lastEventAt: string | null;
  lastDeploymentAt: string | null;
  /** False when no incident was ever received for the service. */
  hasIncidentSource: boolean;
  definitions: Definitions;
}

/**
 * How percentiles, and intervals of medians, were found. Counts, rates and means
 * are exact either way.
 *
 * - `exact`: of all values
 * - `sketch`: of values that were counted by size, because there are many
 *
 * @public
 */
export interface PercentileMethod {
  method: 'exact' | 'sketch';
  /** The most that a percentile may be off, as a fraction of it; 0 when exact. */
  relativeError: number;
}

/**
 * - `not_linked`: no annotation links the entity to events
 * - `no_events`: linked, but nothing has been received yet
 * - `ready`: there is something to compute from
 *
 * @public
 */
export type ServiceState = 'not_linked' | 'no_events' | 'ready';

/** The rules that a report was computed by. @public */
export interface Definitions {
  /** The levels that values are rated by. */
  profile: string;
  /** Counts up with each change of the rules; 0 before the first is recorded. */
  version: number;
  /** The rules of the entity; of several services, those without their annotations. */
  values: DefinitionValues;
  /** Changes when any rule changes; equal fingerprints are comparable. */
  fingerprint: string;
  levels: Record<MetricId, LevelBand[]>;
}

/** One band of a level: the value is rated so when it satisfies `op value`. @public */
export interface LevelBand {
  level: Level;
  op: '<' | '<=' | '>' | '>=';
  /** Null stands for no bound. */
  value: number | null;
}
