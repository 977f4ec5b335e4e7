import { duration, table, times, whole } from '../table';
import { GrowthResult } from './growthOf';

/** The times of each size, and how many times as long the largest takes as the smallest. */
export function describeGrowth(
  sizes: number[],
  results: GrowthResult[],
): string {
  return table(
    [
      'Report',
      ...sizes.map(size => `${whole(size)} deployments`),
      'last / first',
    ],
    results.map(({ name, timings }) => [
      name,
      ...timings.map(({ median }) => duration(median)),
      times(timings[timings.length - 1].median / timings[0].median),
    ]),
  );
}
