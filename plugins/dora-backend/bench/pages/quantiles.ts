/** The middle of some times, and what all but a twentieth of them stay below. */
export interface Quantiles {
  median: number;
  p95: number;
}

/** Both by the nearest rank, so that each is one of the times. */
export function quantilesOf(times: readonly number[]): Quantiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
  return { median: at(0.5), p95: at(0.95) };
}
