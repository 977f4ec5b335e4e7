import { MetricId, MetricUnit } from './metrics';

/**
 * Why a figure of a closed period has changed.
 *
 * - `late_events`: an event of the period was received after it had closed
 * - `correction`: a person has corrected something, or undone that
 * - `definitions`: the rules have changed
 * - `catalog`: services, repositories or mappings have changed
 * - `rebuild`: an operator had everything derived anew
 *
 * @public
 */
export const RESTATEMENT_CAUSES = [
  'late_events',
  'correction',
  'definitions',
  'catalog',
  'rebuild',
] as const;

/** @public */
export type RestatementCause = (typeof RESTATEMENT_CAUSES)[number];

/** A figure that is not what it was when its period had closed. @public */
export interface Restatement {
  id: string;
  entityRef: string;
  /** The calendar month, `yyyy-MM`. */
  period: string;
  environment: string;
  metric: MetricId;
  unit: MetricUnit;
  from: { value: number | null; n: number };
  to: { value: number | null; n: number };
  causes: RestatementCause[];
  at: string;
}

/** What has moved in closed periods, the latest first. @public */
export interface Restatements {
  items: Restatement[];
  /** Id of the last item, to ask for those before it; null at the end. */
  next: string | null;
}
