/** With more bins than these in use, a place for each bin is faster. */
const FEW = 8;

/** Some bins, and what is in each. */
interface FewBins {
  bins: number[];
  counts: number[];
}

/** Counts in numbered bins. Most are of a day and have few: those are kept small. */
export class BinCounts {
  /** What is in all bins together. Whoever counts in `places` adds to it. */
  total = 0;
  readonly #bins: number;
  #few: FewBins | null = null;
  #places: Int32Array | null = null;
  /** There is nothing before and behind these. */
  #first = Infinity;
  #last = -1;

  /** @param bins - How many there are; they are numbered from 0. */
  constructor(bins: number) {
    this.#bins = bins;
  }

  add(bin: number, count: number): void {
    this.total += count;
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
    this.total = 0;
    this.#few = null;
    this.#places?.fill(
      0,
      Math.min(this.#first, this.#last + 1),
      this.#last + 1,
    );
    this.#first = Infinity;
    this.#last = -1;
  }

  /** Adds what is in the bins of another one. */
  merge(other: BinCounts): void {
    if (!other.#places) {
      const { bins, counts } = other.#few ?? { bins: [], counts: [] };
      bins.forEach((bin, index) => this.add(bin, counts[index]));
      return;
    }
    const places = this.places(other.#first, other.#last);
    for (let bin = other.#first; bin <= other.#last; bin++) {
      places[bin] += other.#places[bin];
    }
    this.total += other.total;
  }

  /**
   * Lists the bins in use, ascending, and what is in each, in arrays that have
   * room for all bins.
   *
   * @returns how many there are.
   */
  list(bins: Int32Array, counts: Int32Array): number {
    return this.#places
      ? this.#listPlaces(this.#places, bins, counts)
      : this.#listFew(bins, counts);
  }

  /**
   * What is in each bin from the first in use to the last one, until anything is
   * added.
   */
  range(): { first: number; counts: Int32Array } {
    const few = this.#few;
    if (!this.#places) {
      const counts = new Int32Array(Math.max(0, this.#last - this.#first + 1));
      few?.bins.forEach((bin, index) => {
        counts[bin - this.#first] = few.counts[index];
      });
      return { first: few ? this.#first : 0, counts };
    }
    let [first, last] = [this.#first, this.#last];
    while (first <= last && this.#places[first] === 0) {
      first += 1;
    }
    while (last > first && this.#places[last] === 0) {
      last -= 1;
    }
    return first <= last
      ? { first, counts: this.#places.subarray(first, last + 1) }
      : { first: 0, counts: new Int32Array(0) };
  }

  #listPlaces(
    places: Int32Array,
    bins: Int32Array,
    counts: Int32Array,
  ): number {
    let length = 0;
    for (let bin = this.#first; bin <= this.#last; bin++) {
      if (places[bin] !== 0) {
        bins[length] = bin;
        counts[length] = places[bin];
        length += 1;
      }
    }
    return length;
  }

  #listFew(bins: Int32Array, counts: Int32Array): number {
    let length = 0;
    this.#few?.bins.forEach((bin, index) => {
      let place = length;
      for (; place > 0 && bins[place - 1] > bin; place--) {
        bins[place] = bins[place - 1];
        counts[place] = counts[place - 1];
      }
      bins[place] = bin;
      counts[place] = this.#few!.counts[index];
      length += 1;
    });
    return length;
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
}
