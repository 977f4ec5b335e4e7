import {
  Definitions,
  MetricUnit,
  Interval,
  MissingReason,
  Window,
} from './metrics';

/** Every number that can be explained. @public */
export const EXPLAINED_METRICS = [
  'deployment_frequency',
  'lead_time',
  'change_failure_rate',
  'time_to_restore',
  'failed_deployment_recovery_time',
  'deployment_rework_rate',
  'batch_size',
] as const;

/** @public */
export type ExplainedMetric = (typeof EXPLAINED_METRICS)[number];

/**
 * A row that a number is made of, or that was left out of it. Where the unit
 * of lead time is a deployment, the row is the deployment.
 *
 * @public
 */
export interface ExplainedRow {
  kind: 'deployment' | 'commit' | 'change' | 'incident';
  /** Of the deployment or incident; repository and commit or number otherwise. */
  id: string;
  title: string;
  entityRef: string;
  /** When it happened, by which it is in the window. */
  at: string;
  /** What it adds, in the unit of the metric; null where it is only counted. */
  value: number | null;
  /** Null when it counts. */
  excluded: string | null;
  /** What else a person should know: the rule and its evidence. */
  note: string | null;
  /** The deployment that it belongs to, or that it blames. */
  deploymentId: string | null;
  /** Where the sender shows it. */
  url: string | null;
  /** A person has corrected it. */
  corrected: boolean;
}

/** What a number means, what it is made of, and by which rules. @public */
export interface Explanation {
  /** Of a service, a team, or null for the organisation. */
  entityRef: string | null;
  metric: ExplainedMetric;
  environment: string;
  timeZone: string;
  window: Window;
  /** The rule in words. */
  formula: string;
  /** The rule with the numbers of this window in it. */
  calculation: string;
  value: number | null;
  unit: MetricUnit;
  n: number;
  missing: MissingReason | null;
  interval: Interval | null;
  definitions: Definitions;
  lastEventAt: string | null;
  /** Deliveries that are stored and not yet in the numbers. */
  pendingDeliveries: number;
  included: number;
  excluded: number;
  /** Which of them `rows` is a page of. */
  part: 'included' | 'excluded';
  /** The latest first; of a share, those before that are part of it. */
  rows: ExplainedRow[];
  offset: number;
  limit: number;
}
