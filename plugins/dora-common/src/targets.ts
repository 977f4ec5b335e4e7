import { MetricId } from './metrics';

/** What a team or service means to reach, and how far it is. @public */
export interface Target {
  metric: MetricId;
  /** In the metric's unit. */
  value: number;
  /** Last calendar day, `yyyy-MM-dd`. */
  due: string;
  /** The metric over the 30 days before the target was set; null when it had none. */
  baseline: number | null;
  setAt: string;
  /** The metric over the last 30 days. */
  current: number | null;
  /** `(current - baseline) / (value - baseline)`; 1 is reached, and more is beyond. */
  progress: number | null;
  /** Progress that a straight line from `setAt` to `due` would have made. */
  expected: number;
  status: 'met' | 'on_track' | 'behind' | 'unknown';
}

/** The targets of one entity. @public */
export interface Targets {
  entityRef: string;
  environment: string;
  targets: Target[];
  /** Whether the caller may change them. */
  editable: boolean;
}

/** A target to be set. @public */
export interface TargetInput {
  value: number;
  due: string;
}
