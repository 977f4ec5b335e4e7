/** How long something took, in ms. */
export interface Timing {
  median: number;
  fastest: number;
  slowest: number;
  runs: number;
}

/**
 * Runs several things in turn, so that whatever else the machine does slows
 * them all alike. The first round warms up and does not count.
 */
export async function alternate<Name extends string>(
  things: Record<Name, () => Promise<unknown>>,
  rounds: number,
): Promise<Record<Name, Timing>> {
  const entries = Object.entries(things) as Array<
    [Name, () => Promise<unknown>]
  >;
  const times = new Map<Name, number[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of entries) {
      const start = performance.now();
      await run();
      if (round > 0) {
        times.get(name)!.push(performance.now() - start);
      }
    }
  }
  return Object.fromEntries(
    [...times].map(([name, all]) => [name, toTiming(all)]),
  ) as Record<Name, Timing>;
}

function toTiming(times: number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return {
    median:
      sorted.length % 2 === 1
        ? sorted[middle]
        : (sorted[middle - 1] + sorted[middle]) / 2,
    fastest: sorted[0],
    slowest: sorted[sorted.length - 1],
    runs: sorted.length,
  };
}
