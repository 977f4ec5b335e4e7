const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Durations that people know, each a few times the one before. */
const STEPS = [
  1,
  10,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  4 * HOUR,
  12 * HOUR,
  2 * DAY,
  7 * DAY,
  30 * DAY,
  90 * DAY,
  365 * DAY,
  3650 * DAY,
];

/** The ticks of a logarithmic axis, so that all values lie between them. */
export function durationTicks(values: number[]): number[] {
  if (values.length === 0) {
    return [MINUTE, HOUR];
  }
  const low = Math.min(...values);
  const high = Math.max(...values);
  const first = Math.max(0, STEPS.filter(step => step <= low).length - 1);
  const last = STEPS.findIndex(step => step >= high);
  const ticks = STEPS.slice(first, (last < 0 ? STEPS.length : last) + 1);
  return ticks.length > 1 ? ticks : STEPS.slice(first, first + 2);
}
