/**
 * Ascending values that stand for many more: each with the number of those that
 * it stands for, which may be none. The sum is that of the true values.
 */
export class ValueCounts {
  readonly n: number;
  readonly sum: number;
  readonly values: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
  /** Where the last position was found: which value, and the first position behind it. */
  #index = 0;
  #end: number;

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
    this.#end = counts[0];
  }

  /** The value at a position of the ascending list, from 0 to n - 1. */
  at(position: number): number {
    // A few of these are asked for, mostly ascending: a list of sums does not pay.
    if (position < this.#end - this.counts[this.#index]) {
      this.#index = 0;
      this.#end = this.counts[0];
    }
    while (this.#end <= position) {
      this.#index += 1;
      this.#end += this.counts[this.#index];
    }
    return this.values[this.#index];
  }
}
