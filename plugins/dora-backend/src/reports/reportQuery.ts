import {
  CalendarWindow,
  precedingWindow,
  previousWindow,
  WindowRequest,
} from '../metrics';

/** Days of the longer window that a recent one is compared with. */
const PRECEDING_DAYS = 90;

/**
 * Which window to compare with: the one before of the same length, the 90 days
 * before, or none.
 */
export type Comparison = 'previous' | 'preceding_90d' | 'none';

/** What a report is asked for. */
export interface ReportQuery {
  window: WindowRequest;
  environment: string;
  compare: Comparison;
  /** The profile to rate by; the configured one when absent. */
  levels?: string;
}

/** The window to compare with. */
export function comparedWindow(
  window: CalendarWindow,
  compare: Comparison,
): CalendarWindow | undefined {
  switch (compare) {
    case 'previous':
      return previousWindow(window);
    case 'preceding_90d':
      return precedingWindow(window, PRECEDING_DAYS);
    default:
      return undefined;
  }
}
