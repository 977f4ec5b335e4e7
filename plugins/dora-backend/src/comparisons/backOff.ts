import { Instant } from '@dora-metrics/backstage-plugin-dora-node';

const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;
/** With the waits between them, about three days. */
export const MOST_ATTEMPTS = 20;

/**
 * When to ask again: after a time that doubles with each attempt, up to six
 * hours, and is shorter by up to a half, so that not all ask at once.
 *
 * @param share - From 0 to 1, at random.
 */
export function nextAttempt(
  now: Instant,
  attempts: number,
  share: number,
): Instant {
  const longest = Math.min(FIRST_MS * 2 ** attempts, LONGEST_MS);
  return now + Math.round(longest * (1 - share / 2));
}
