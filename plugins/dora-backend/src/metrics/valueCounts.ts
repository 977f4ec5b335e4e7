/**
 * Ascending values that stand for many more: each with the number of those that
 * it stands for, which may be none. The sum is that of the true values.
 */
export class ValueCounts {
  readonly n: number;
  readonly sum: number;
  readonly values: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
  /**
   * @param values - Ascending, none twice.
   * @param counts - One for each value.
   * @param all.n - The sum of the counts.
   * @param all.sum - In the unit of the values.
   */
  constructor(
    values: ArrayLike<number>,
    counts: ArrayLike<number>,
    { n, sum }: { n: number; sum: number },
  ) {
    this.values = values;
    this.counts = counts;
    this.n = n;
    this.sum = sum;
  }

  /** The value at a position of the ascending list, from 0 to n - 1. */
  at(position: number): number {
    // Mostly a few of these are asked for, so that a list of sums does not pay.
    let index = 0;
    for (
      let before = this.counts[0];
      before <= position;
      before += this.counts[index]
    ) {
      index += 1;
    }
    return this.values[index];
  }
}
