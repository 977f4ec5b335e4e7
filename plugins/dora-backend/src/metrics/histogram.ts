import { HistogramBin } from '@dora-metrics/backstage-plugin-dora-common';
import { countsOf, Sample } from './samples';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lower bounds of the bins in seconds; each bin ends where the next begins. */
const LOWER_BOUNDS = [
  0,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
];

/** Durations in seconds, counted in bins that about double from one to the next. */
export function durationHistogram(seconds: Sample): HistogramBin[] {
  const bins: HistogramBin[] = LOWER_BOUNDS.map((fromSeconds, index) => ({
    fromSeconds,
    toSeconds: LOWER_BOUNDS[index + 1] ?? null,
    count: 0,
  }));
  for (const [value, count] of countsOf(seconds)) {
    const bin = bins.findLast(({ fromSeconds }) => fromSeconds <= value);
    if (bin) {
      bin.count += count;
    }
  }
  return bins;
}
