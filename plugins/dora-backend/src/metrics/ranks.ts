/** The ranks of values, from 1 on, and how many values share one. */
export interface Ranking {
  /** In the order of the values; equal values have the mean of their ranks. */
  ranks: number[];
  /** The size of each group of equal values, single values included. */
  groups: number[];
}

/** Ranks values in ascending order, in O(n log n). */
export function averageRanks(values: readonly number[]): Ranking {
  const order = values.map((_, index) => index);
  order.sort((a, b) => values[a] - values[b]);
  const ranks = new Array<number>(values.length);
  const groups: number[] = [];
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) {
      end += 1;
    }
    for (const index of order.slice(start, end)) {
      ranks[index] = (start + 1 + end) / 2;
    }
    groups.push(end - start);
    start = end;
  }
  return { ranks, groups };
}

function lowestBit(i: number): number {
  return i & -i;
}

/** Counts ranks, whole and half ones, in the tree of Fenwick (1994). */
export class RankCounter {
  readonly #tree: Uint32Array;

  constructor(n: number) {
    this.#tree = new Uint32Array(2 * n + 1);
  }

  add(rank: number): void {
    for (let i = 2 * rank; i < this.#tree.length; i += lowestBit(i)) {
      this.#tree[i] += 1;
    }
  }

  countUpTo(rank: number): number {
    let count = 0;
    for (let i = 2 * rank; i > 0; i -= lowestBit(i)) {
      count += this.#tree[i];
    }
    return count;
  }
}
