/** A calendar month before this one, in UTC. */
export function monthsAgo(count: number) {
  const now = new Date();
  const startMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1);
  const start = new Date(startMs);
  return {
    startMs,
    /** `yyyy-MM`. */
    period: start.toISOString().slice(0, 7),
    /** An instant on one of its days, at noon if nothing else is said. */
    at: (day: number, hour = 12) =>
      new Date(
        Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), day, hour),
      ).toISOString(),
  };
}
