/** With more bins than these in use, a place for each bin takes less. */
const FEW = 40;

/** Bins that are not empty, ascending, and what is in each. */
export interface BinsInUse {
  bins: number[];
  counts: number[];
}

/** Counts in numbered bins. Most are of a day and have few: those are kept small. */
export class BinCounts {
  readonly #bins: number;
  #few: Map<number, number> | null = null;
  #all: Int32Array | null = null;
  #first = Infinity;
  #last = -1;

  /** @param bins - Numbered from 0. */
  constructor(bins: number) {
    this.#bins = bins;
  }

  add(bin: number, count: number): void {
    if (this.#all) {
      this.#count(this.#all, bin, count);
      return;
    }
    this.#few ??= new Map();
    this.#few.set(bin, (this.#few.get(bin) ?? 0) + count);
    if (this.#few.size > FEW) {
      this.#spread(this.#few);
    }
  }

  inUse(): BinsInUse {
    const found: BinsInUse = { bins: [], counts: [] };
    if (this.#all) {
      for (let bin = this.#first; bin <= this.#last; bin++) {
        if (this.#all[bin] !== 0) {
          found.bins.push(bin);
          found.counts.push(this.#all[bin]);
        }
      }
      return found;
    }
    const few = this.#few ?? [];
    for (const [bin, count] of [...few].sort(([a], [b]) => a - b)) {
      if (count !== 0) {
        found.bins.push(bin);
        found.counts.push(count);
      }
    }
    return found;
  }

  #spread(few: Map<number, number>): void {
    const all = new Int32Array(this.#bins);
    few.forEach((count, bin) => this.#count(all, bin, count));
    this.#few = null;
    this.#all = all;
  }

  #count(all: Int32Array, bin: number, count: number): void {
    all[bin] += count;
    if (bin < this.#first) {
      this.#first = bin;
    }
    if (bin > this.#last) {
      this.#last = bin;
    }
  }
}
