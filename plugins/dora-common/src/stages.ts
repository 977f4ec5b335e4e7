import { PercentileMethod, Window } from './metrics';

/**
 * What a change goes through, in order. `waiting` is all time in which none of
 * the others was reported, so that the stages always add up to the lead time.
 *
 * @public
 */
export const STAGES = [
  'review',
  'build',
  'test',
  'scan',
  'package',
  'deploy',
  'validate',
  'waiting',
] as const;

/** @public */
export type Stage = (typeof STAGES)[number];

/**
 * The largest stage is named alone from this margin on; below it, the second
 * takes about the same.
 *
 * @public
 */
export const CLEAR_STAGE_MARGIN = 1.1;

/** The part of lead time that one stage takes. @public */
export interface StageShare {
  stage: Stage;
  /** Mean seconds per commit; the means of all stages add up to the mean lead time. */
  mean: number;
  /** Median seconds per commit; medians do not add up. */
  median: number;
  /** Fraction of all lead time of the window. */
  share: number;
  /** Commits for which the stage was reported. */
  reported: number;
}

/** Where the lead time of a service goes. @public */
export interface ServiceStages {
  entityRef: string;
  environment: string;
  window: Window;
  percentiles: PercentileMethod;
  /** Commits. */
  n: number;
  /** Mean seconds from commit to deployment; null without commits. */
  meanLeadTime: number | null;
  /** All stages in order; empty without commits. */
  stages: StageShare[];
  /** Stages by share, the largest first; empty when too few commits tell. */
  bottlenecks: Stage[];
  /** How many times as long the largest takes as the second; null without both. */
  margin: number | null;
  /** Percentiles of lead time, which what-if answers are compared with. */
  leadTimeP50: number | null;
  leadTimeP95: number | null;
}

/** Lead time if stages took a part of their time, recomputed change by change. @public */
export interface StageWhatIf {
  entityRef: string;
  environment: string;
  window: Window;
  n: number;
  /** The part of its time that each stage takes, 0 to 1; absent for all of it. */
  factors: Partial<Record<Stage, number>>;
  before: { mean: number | null; p50: number | null; p95: number | null };
  after: { mean: number | null; p50: number | null; p95: number | null };
}
