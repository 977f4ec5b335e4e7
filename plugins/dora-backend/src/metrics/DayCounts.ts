const ROOM = 512;

/** Which days something has happened on, of one service or several. */
export class DayCounts {
  /** Of each day from the first one on; for thousands of services at once. */
  #counts = new Int32Array(0);
  #first = 0;

  /** Something has happened on a day, since 1970. */
  mark(day: number): void {
    const place = this.#placeOf(day);
    this.#counts[place] = this.#counts[place] || 1;
  }

  /** Adds a day of another one, or takes it back. */
  add(day: number, times: 1 | -1): void {
    const place = this.#placeOf(day);
    this.#counts[place] += times;
  }

  /** The days, ascending. */
  list(): number[] {
    const days: number[] = [];
    this.#counts.forEach((count, place) => {
      if (count > 0) {
        days.push(this.#first + place);
      }
    });
    return days;
  }

  #placeOf(day: number): number {
    const place = day - this.#first;
    if (place >= 0 && place < this.#counts.length) {
      return place;
    }
    const old = { first: this.#first, counts: this.#counts };
    const isEmpty = old.counts.length === 0;
    const first = isEmpty ? day : Math.min(day, old.first);
    const end = isEmpty ? day : Math.max(day, old.first + old.counts.length);
    this.#first = first - ROOM;
    this.#counts = new Int32Array(end - first + 2 * ROOM);
    if (!isEmpty) {
      this.#counts.set(old.counts, old.first - this.#first);
    }
    return day - this.#first;
  }
}
