/** Progress of a history import. @public */
export interface ImportProgress {
  id: string;
  title: string;
  total: number;
  received: number;
}

/**
 * How far the numbers are behind the events.
 *
 * `revision` changes whenever a report may have changed, so that a page knows
 * when to load again.
 *
 * @public
 */
export interface DoraStatus {
  revision: string;
  /** Deliveries stored and not yet worked off. */
  pendingDeliveries: number;
  /** Services whose numbers do not yet follow from all that is known. */
  staleServices: number;
  imports: ImportProgress[];
  /** How far all numbers are made anew; null when they are not. */
  rebuilding: { done: number; total: number } | null;
}
