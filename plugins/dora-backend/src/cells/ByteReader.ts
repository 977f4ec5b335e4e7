import { BASE, CONTINUES, COUNT_BITS, ENDS, MANY } from './ByteWriter';

/** Reads what `ByteWriter` has written. */
export class ByteReader {
  /** Of counts: those of what is taken back are negative. */
  readonly sign: 1 | -1;
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer, sign: 1 | -1 = 1) {
    this.#bytes = bytes;
    this.sign = sign;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#bytes.length;
  }

  number(): number {
    const byte = this.#bytes[this.#position++];
    return byte < CONTINUES ? byte - ENDS : this.#longNumber(byte);
  }

  count(): number {
    return this.sign * this.number();
  }

  // Millions of counts are read for one report: hence nothing but locals below.

  /**
   * Adds a count to each of consecutive places, `end` not included.
   *
   * @returns all of them together.
   */
  addCounts(places: Int32Array, first: number, end: number): number {
    const bytes = this.#bytes;
    const { sign } = this;
    let position = this.#position;
    let total = 0;
    for (let place = first; place < end; place++) {
      const byte = bytes[position++];
      let count = byte - ENDS;
      if (!(byte < CONTINUES)) {
        this.#position = position;
        count = this.#longNumber(byte);
        position = this.#position;
      }
      places[place] += sign * count;
      total += count;
    }
    this.#position = position;
    return sign * total;
  }

  /**
   * Adds the count of each of so many steps to the place that it leads to.
   *
   * @returns all of them together.
   */
  addSteps(places: Int32Array, first: number, steps: number): number {
    const bytes = this.#bytes;
    const { sign } = this;
    let position = this.#position;
    let place = first;
    let total = 0;
    for (let left = steps; left > 0; left--) {
      const byte = bytes[position++];
      let both = byte - ENDS;
      if (!(byte < CONTINUES)) {
        this.#position = position;
        both = this.#longNumber(byte);
        position = this.#position;
      }
      place += both >> COUNT_BITS;
      let count = (both & (MANY - 1)) + 1;
      if (count === MANY) {
        this.#position = position;
        count += this.number();
        position = this.#position;
      }
      places[place] += sign * count;
      total += count;
    }
    this.#position = position;
    return sign * total;
  }

  text(): string {
    const both = this.number();
    const length = Math.floor(both / 2);
    if (both % 2 === 0) {
      const start = this.#position;
      this.#position += length;
      return this.#bytes.toString('latin1', start, this.#position);
    }
    let text = '';
    for (let left = length; left > 0; left--) {
      text += String.fromCharCode(this.number());
    }
    return text;
  }

  #longNumber(first: number): number {
    let byte = first;
    let value = 0;
    let unit = 1;
    while (byte >= CONTINUES) {
      value += (byte - CONTINUES) * unit;
      unit *= BASE;
      byte = this.#bytes[this.#position++];
    }
    // What another release has written must not be taken for something else.
    if (byte === undefined) {
      throw new Error('A cell ends before it is read');
    }
    return value + (byte - ENDS) * unit;
  }
}
