/** Days beside those that are counted, for which there is room too. */
const ROOM = 64;

const NONE = new Int32Array(0);

/** Which days something has happened on, of one service or several. */
export class DayCounts {
  /** Of each day from the first one on; for thousands of services at once. */
  #counts = NONE;
  #first = 0;

  /** Something has happened on a day, since 1970. */
  mark(day: number): void {
    const place = this.#placeOf(day);
    this.#counts[place] = this.#counts[place] || 1;
  }

  /**
   * Adds a day of others, or takes it back.
   *
   * @param times - So many of them have it; negative where it is taken back.
   */
  add(day: number, times: number): void {
    const place = this.#placeOf(day);
    this.#counts[place] += times;
  }

  /** The days, ascending. */
  list(): number[] {
    return this.entries().map(([day]) => day);
  }

  /** The days, ascending, and how many have each. */
  entries(): Array<[day: number, times: number]> {
    const days: Array<[number, number]> = [];
    this.#counts.forEach((count, place) => {
      if (count > 0) {
        days.push([this.#first + place, count]);
      }
    });
    return days;
  }

  #placeOf(day: number): number {
    const place = day - this.#first;
    if (place >= 0 && place < this.#counts.length) {
      return place;
    }
    this.#makeRoom(day);
    return day - this.#first;
  }

  #makeRoom(day: number): void {
    const old = { first: this.#first, counts: this.#counts };
    if (old.counts.length === 0) {
      this.#first = day;
      this.#counts = new Int32Array(ROOM);
      return;
    }
    const end = old.first + old.counts.length;
    this.#first = day < old.first ? day - ROOM : old.first;
    this.#counts = new Int32Array(Math.max(day + ROOM, end) - this.#first);
    this.#counts.set(old.counts, old.first - this.#first);
  }
}
