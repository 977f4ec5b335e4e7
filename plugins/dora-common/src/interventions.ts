import { Interval, MetricId, MetricUnit } from './metrics';

/** Something that a team has changed about how it works, from a day on. @public */
export interface InterventionInput {
  title: string;
  /** First calendar day, `yyyy-MM-dd`. */
  day: string;
}

/** A metric before and after an intervention. @public */
export interface Impact {
  metric: MetricId;
  unit: MetricUnit;
  before: { value: number | null; n: number };
  after: { value: number | null; n: number };
  /** Hodges-Lehmann shift of durations, or the difference of rates, in the unit. */
  shift: number | null;
  /** Of the difference of fractions, by Newcombe; null for other units. */
  interval: Interval | null;
  /** Of no difference between before and after. */
  pValue: number | null;
  /** Cliff's delta of durations, from 1, where all before are greater, to -1; null for rates. */
  effect: number | null;
  /** `too_few` when either side has too few rows to say anything. */
  verdict: 'better' | 'worse' | 'unclear' | 'too_few';
}

/** An intervention and what has changed after it, which need not be because of it. @public */
export interface Intervention extends InterventionInput {
  id: string;
  /** Whole days on each side that are compared. */
  days: number;
  impacts: Impact[];
}

/** The interventions of one entity, the latest first. @public */
export interface Interventions {
  entityRef: string;
  environment: string;
  items: Intervention[];
  editable: boolean;
}
