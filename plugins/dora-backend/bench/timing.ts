/** How long something took, in ms. */
export interface Timing {
  median: number;
  fastest: number;
  slowest: number;
  runs: number;
}

/** What is fast is done several times in a round, as a busy server does it. */
const ROUND_MS = 1_000;
const MOST_RUNS = 100;

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
      const durations = await repeat(run);
      if (round > 0) {
        times.get(name)!.push(...durations);
      }
    }
  }
  return Object.fromEntries(
    [...times].map(([name, all]) => [name, toTiming(all)]),
  ) as Record<Name, Timing>;
}

async function repeat(run: () => Promise<unknown>): Promise<number[]> {
  const durations: number[] = [];
  const begin = performance.now();
  do {
    const start = performance.now();
    await run();
    durations.push(performance.now() - start);
  } while (
    durations.length < MOST_RUNS &&
    performance.now() - begin < ROUND_MS
  );
  return durations;
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
