import { ascending } from './percentiles';

const FALSE_DISCOVERY_RATE = 0.05;

/**
 * Which of many tests, asked at once, count as findings, so that at most 5 % of
 * the findings are chance: Benjamini and Hochberg (1995). The k least p-values
 * do, with the largest k for which the k-th is at most k/n * 5 %. Null is a test
 * that could not be made: no finding, and not in n.
 */
export function discoveries(pValues: ReadonlyArray<number | null>): boolean[] {
  const sorted = ascending(pValues.filter(p => p !== null));
  const last = sorted.findLastIndex(
    (p, i) => p <= ((i + 1) * FALSE_DISCOVERY_RATE) / sorted.length,
  );
  return pValues.map(p => last >= 0 && p !== null && p <= sorted[last]);
}
