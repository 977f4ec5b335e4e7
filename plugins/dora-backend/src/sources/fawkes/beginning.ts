import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

const EARLIEST = Date.UTC(2000, 0, 1);

/** When what took so long began; the platform says 0 for what it did not measure. */
export function beginningOf(
  end: Instant,
  durationMs: number | null | undefined,
): Instant | undefined {
  const start = Math.round(end - (durationMs ?? 0));
  return start < end && start >= EARLIEST ? start : undefined;
}
