const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/**
 * Bounds that durations are counted by, in seconds: a minute to 90 days. Cells
 * hold such counts, so whoever changes a bound, changes `CELL_FORMAT`.
 */
export const DURATION_BOUNDS: readonly number[] = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
  30 * DAY,
  90 * DAY,
];

/** Durations in seconds, counted exactly by the first bound that they keep. */
export class BoundedDurations {
  /** An integer, so that the order of adding does not matter. */
  sumMs = 0;
  /** By the index of the bound; one more is beyond all of them. */
  readonly counts: number[] = Array(DURATION_BOUNDS.length + 1).fill(0);

  add(seconds: number): void {
    const index = DURATION_BOUNDS.findIndex(bound => seconds <= bound);
    this.counts[index < 0 ? DURATION_BOUNDS.length : index] += 1;
    this.sumMs += Math.round(seconds * 1000);
  }
}
