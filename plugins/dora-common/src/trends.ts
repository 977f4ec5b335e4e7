import { MetricId, MetricUnit, PercentileMethod, Window } from './metrics';

/** One week of a trend. @public */
export interface TrendPoint {
  /** First calendar day, `yyyy-MM-dd`. */
  day: string;
  value: number | null;
  n: number;
  /** What is unusual about it: outside the limits, part of a run, or near a limit. */
  signals: Array<'outside' | 'run' | 'near_limit'>;
}

/** Whether a metric moves over weeks, beyond what chance explains. @public */
export interface MetricTrend {
  metric: MetricId;
  unit: MetricUnit;
  /** Whole weeks, the oldest first; the running one is left out. */
  points: TrendPoint[];
  /** Natural process limits (XmR); null with too few weeks. */
  limits: { mean: number; low: number; high: number } | null;
  /** Mann-Kendall and Theil-Sen; null below 8 weeks with a value. */
  trend: {
    slopePerWeek: number;
    pValue: number;
    verdict: 'better' | 'worse' | 'unclear';
  } | null;
  /** The week from which on the level differs (Pettitt); null when none does. */
  changePoint: { day: string; pValue: number } | null;
}

/** Restore time with open incidents taken into account (Kaplan-Meier). @public */
export interface RestoreSurvival {
  n: number;
  open: number;
  /** Null when fewer than half are known to have ended. */
  medianSeconds: number | null;
  /** Mean time within `horizonSeconds`. */
  restrictedMeanSeconds: number | null;
  horizonSeconds: number | null;
}

/** The trends of one entity. @public */
export interface Trends {
  entityRef: string;
  environment: string;
  timeZone: string;
  window: Window;
  percentiles: PercentileMethod;
  metrics: MetricTrend[];
  survival: RestoreSurvival;
}
