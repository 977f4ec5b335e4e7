/** With more bins than these in use, places for all between them are faster. */
const FEW = 8;
/** Places on either side of the bins in use, for those to come. */
const ROOM = 64;

/** Bins that are not empty, ascending, and what is in each. */
export interface BinsInUse {
  bins: number[];
  counts: number[];
}

/** Counts in numbered bins. Most are of a day and have few: those are kept small. */
export class BinCounts {
  #few: BinsInUse | null = null;
  /** Counts of the bins from the first one on. */
  #places: Int32Array | null = null;
  #first = 0;

  /** @param bin - From 0 on. */
  add(bin: number, count: number): void {
    if (!this.#places) {
      this.#addToFew(bin, count);
      return;
    }
    const place = bin - this.#first;
    if (place >= 0 && place < this.#places.length) {
      this.#places[place] += count;
    } else {
      this.#makeRoom(this.#places, bin)[bin - this.#first] = count;
    }
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
    if (bins.length > FEW) {
      this.#spread(this.#few);
    }
  }

  #spread({ bins, counts }: BinsInUse): void {
    this.#first = Math.max(0, Math.min(...bins) - ROOM);
    const places = new Int32Array(Math.max(...bins) + ROOM - this.#first);
    bins.forEach((bin, index) => {
      places[bin - this.#first] = counts[index];
    });
    this.#few = null;
    this.#places = places;
  }

  #makeRoom(old: Int32Array, bin: number): Int32Array {
    const first = this.#first;
    this.#first = Math.min(first, Math.max(0, bin - ROOM));
    const end = Math.max(first + old.length, bin + ROOM);
    this.#places = new Int32Array(end - this.#first);
    this.#places.set(old, first - this.#first);
    return this.#places;
  }

  #filled(places: Int32Array): BinsInUse {
    const found: BinsInUse = { bins: [], counts: [] };
    for (let place = 0; place < places.length; place++) {
      const count = places[place];
      if (count !== 0) {
        found.bins.push(this.#first + place);
        found.counts.push(count);
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
