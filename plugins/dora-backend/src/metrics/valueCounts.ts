/**
 * Ascending values that stand for many more: each with the number of those that
 * it stands for. The sum is that of the true values.
 */
export class ValueCounts {
  readonly n: number;
  readonly sum: number;
  readonly values: readonly number[];
  readonly counts: readonly number[];
  /** How many come before each value, and all at the end. */
  readonly #before: number[] = [0];

  /**
   * @param values - Ascending, none twice.
   * @param counts - One for each value.
   * @param sum - In the unit of the values.
   */
  constructor(
    values: readonly number[],
    counts: readonly number[],
    sum: number,
  ) {
    this.values = values;
    this.counts = counts;
    this.sum = sum;
    let n = 0;
    for (let index = 0; index < counts.length; index++) {
      n += counts[index];
      this.#before.push(n);
    }
    this.n = n;
  }

  /** The value at a position of the ascending list, from 0 to n - 1. */
  at(position: number): number {
    let low = 0;
    let high = this.values.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#before[middle] <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return this.values[low];
  }
}
