/** With more bins than these in use, a place for each bin takes less. */
const FEW = 40;

/** Counts in numbered bins. Most are of a day and have few: those are kept small. */
export class BinCounts {
  /** How many bins are in use. */
  size = 0;
  readonly #bins: number;
  #few: Map<number, number> | null = new Map();
  #all = NOTHING;
  #first = Infinity;
  #last = -1;

  /** @param bins - Numbered from 0. */
  constructor(bins: number) {
    this.#bins = bins;
  }

  add(bin: number, count: number): void {
    if (this.#few) {
      this.#few.set(bin, (this.#few.get(bin) ?? 0) + count);
      this.size = this.#few.size;
      if (this.size > FEW) {
        this.#spread(this.#few);
      }
      return;
    }
    this.#count(bin, count);
  }

  /** The bins in use, ascending. */
  forEach(take: (bin: number, count: number) => void): void {
    if (this.#few) {
      for (const bin of [...this.#few.keys()].sort((a, b) => a - b)) {
        take(bin, this.#few.get(bin)!);
      }
      return;
    }
    for (let bin = this.#first; bin <= this.#last; bin++) {
      if (this.#all[bin] > 0) {
        take(bin, this.#all[bin]);
      }
    }
  }

  #spread(few: Map<number, number>): void {
    this.#few = null;
    this.#all = new Uint32Array(this.#bins);
    this.size = 0;
    few.forEach((count, bin) => this.#count(bin, count));
  }

  #count(bin: number, count: number): void {
    this.size += this.#all[bin] === 0 ? 1 : 0;
    this.#all[bin] += count;
    this.#first = bin < this.#first ? bin : this.#first;
    this.#last = bin > this.#last ? bin : this.#last;
  }
}

const NOTHING = new Uint32Array(0);
