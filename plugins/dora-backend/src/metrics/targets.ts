import { Target } from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

/** Progress is shown in whole percent, and judged as it is shown. */
const HALF_A_PERCENT = 0.005;

/** A target as it was set. */
export interface TargetCourse {
  baseline: number | null;
  value: number;
  current: number | null;
  setAt: Instant;
  /** The first instant after the last day. */
  dueAt: Instant;
}

/**
 * How far a target is, by one rule for all metrics: the part of the way from
 * the baseline to the target that is done, against the part of the time that
 * is gone. To reach the target to the last digit is to meet it.
 */
export function targetProgress(
  { baseline, value, current, setAt, dueAt }: TargetCourse,
  now: Instant,
): Pick<Target, 'progress' | 'expected' | 'status'> {
  const span = dueAt - setAt;
  const expected =
    span > 0 ? Math.max(0, Math.min(1, (now - setAt) / span)) : 1;
  if (baseline === null || current === null || baseline === value) {
    return { progress: null, expected, status: 'unknown' };
  }
  const progress = (current - baseline) / (value - baseline);
  return { progress, expected, status: statusOf(progress, expected) };
}

function statusOf(progress: number, expected: number): Target['status'] {
  if (progress >= 1) {
    return 'met';
  }
  return progress + HALF_A_PERCENT >= expected ? 'on_track' : 'behind';
}
