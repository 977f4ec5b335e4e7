import { Change } from '@dora-metrics/backstage-plugin-dora-common';
import { Sample, sizeOf } from './samples';
import { compareValues } from './significance';

const SAME_BELOW_PERCENT = 0.5;
const SIGNIFICANT_BELOW = 0.05;

/** Two values of one metric and how sure their difference is. */
export interface Comparison {
  previous: number;
  previousN: number;
  current: number;
  pValue: number | null;
  better: 'higher' | 'lower';
  /** True where no test may speak: too few rows, or a test that contradicts. */
  withhold?: boolean;
}

function verdict(comparison: Comparison, percent: number | null) {
  const { previous, current, pValue, better, withhold } = comparison;
  if (
    current === previous ||
    (percent !== null && Math.abs(percent) < SAME_BELOW_PERCENT)
  ) {
    return 'same';
  }
  if (withhold || pValue === null || pValue >= SIGNIFICANT_BELOW) {
    return 'unclear';
  }
  return current > previous === (better === 'higher') ? 'better' : 'worse';
}

/** The change from the comparison window, in the unit of the metric. */
export function changeOf(comparison: Comparison): Change {
  const { previous, previousN, current, pValue } = comparison;
  const absolute = current - previous;
  const percent = previous === 0 ? null : (absolute / previous) * 100;
  return {
    previous,
    previousN,
    absolute,
    percent,
    pValue,
    verdict: verdict(comparison, percent),
  };
}

/** The durations of one window, ascending, and the headline made of them. */
export interface Durations {
  seconds: Sample;
  headline: number | null;
}

/**
 * The change of a duration, tested by Mann-Whitney; null where a side is empty.
 * There is no verdict where a side has fewer than `minimumN` values, nor where
 * the headline moved against the ranks, as one outlier can move a mean.
 */
export function durationChange(
  before: Durations | null,
  after: Durations,
  minimumN: number,
): Change | null {
  if (!before || before.headline === null || after.headline === null) {
    return null;
  }
  const shift = compareValues(before.seconds, after.seconds);
  const moved = Math.sign(after.headline - before.headline);
  return changeOf({
    previous: before.headline,
    previousN: sizeOf(before.seconds),
    current: after.headline,
    pValue: shift?.pValue ?? null,
    better: 'lower',
    withhold:
      sizeOf(before.seconds) < minimumN ||
      sizeOf(after.seconds) < minimumN ||
      shift?.direction !== moved,
  });
}
