/** With more bins than these in use, a place for each bin is faster. */
const FEW = 8;

/** Bins that are not empty, ascending, and what is in each. */
export interface BinsInUse {
  bins: number[];
  counts: number[];
}

/** Counts in numbered bins. Most are of a day and have few: those are kept small. */
export class BinCounts {
  readonly #bins: number;
  #few: BinsInUse | null = null;
  #places: Int32Array | null = null;
  /** There is nothing before and behind these. */
  #first = Infinity;
  #last = -1;

  /** @param bins - How many there are; they are numbered from 0. */
  constructor(bins: number) {
    this.#bins = bins;
  }

  add(bin: number, count: number): void {
    if (!this.#places) {
      this.#addToFew(bin, count);
      return;
    }
    this.#places[bin] += count;
    this.#widen(bin, bin);
  }

  /**
   * A place for each bin, to count in when there is much to add.
   *
   * @param last - The last bin that is counted in, as `first` is the first one.
   */
  places(first: number, last: number): Int32Array {
    this.#widen(first, last);
    return this.#places ?? this.#spread();
  }

  /** Empties all bins. What was made room for stays, for it is soon filled again. */
  clear(): void {
    this.#few = null;
    this.#places?.fill(
      0,
      Math.min(this.#first, this.#last + 1),
      this.#last + 1,
    );
    this.#first = Infinity;
    this.#last = -1;
  }

  inUse(): BinsInUse {
    return this.#places ? this.#filled(this.#places) : this.#sorted();
  }

  #addToFew(bin: number, count: number): void {
    this.#few ??= { bins: [], counts: [] };
    const { bins, counts } = this.#few;
    const index = bins.indexOf(bin);
    if (index >= 0) {
      counts[index] += count;
      return;
    }
    bins.push(bin);
    counts.push(count);
    this.#widen(bin, bin);
    if (bins.length > FEW) {
      this.#spread();
    }
  }

  #spread(): Int32Array {
    const places = new Int32Array(this.#bins);
    this.#few?.bins.forEach((bin, index) => {
      places[bin] = this.#few!.counts[index];
    });
    this.#few = null;
    this.#places = places;
    return places;
  }

  #widen(first: number, last: number): void {
    if (first < this.#first) {
      this.#first = first;
    }
    if (last > this.#last) {
      this.#last = last;
    }
  }

  #filled(places: Int32Array): BinsInUse {
    const found: BinsInUse = { bins: [], counts: [] };
    for (let bin = this.#first; bin <= this.#last; bin++) {
      if (places[bin] !== 0) {
        found.bins.push(bin);
        found.counts.push(places[bin]);
      }
    }
    return found;
  }

  #sorted(): BinsInUse {
    const { bins, counts } = this.#few ?? { bins: [], counts: [] };
    const order = [...bins.keys()]
      .filter(index => counts[index] !== 0)
      .sort((a, b) => bins[a] - bins[b]);
    return {
      bins: order.map(index => bins[index]),
      counts: order.map(index => counts[index]),
    };
  }
}
