/*
 * Numbers are written in bytes from 1 to 127 only, so that a database may hand
 * many of them out as text, which takes half of what its notation of bytes does.
 * The last byte of a number tells the high digit, those before it the low ones,
 * the lowest first.
 */

/** Digits are to this base. */
export const BASE = 63;
/** What the last byte of a number is more than its digit. */
export const ENDS = 1;
/** What each byte before the last is more than its digit. */
export const CONTINUES = ENDS + BASE + 1;
/** The greatest digit of a last byte. */
const LAST = BASE;

/** Of a step, what tells the count; the rest is the distance. */
export const COUNT_BITS = 2;
/** Counts from this one on are told by a second number: how many more. */
export const MANY = 2 ** COUNT_BITS;

/** Of these characters each is a byte. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/** Writes whole numbers and texts into as few bytes as they need. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  /** A whole number from 0 to 2^53 - 1. */
  number(value: number): this {
    let rest = value;
    while (rest > LAST) {
      this.#byte((rest % BASE) + CONTINUES);
      rest = Math.floor(rest / BASE);
    }
    this.#byte(rest + ENDS);
    return this;
  }

  /** A distance and a positive count: mostly small, and then one number. */
  step(distance: number, count: number): this {
    if (count < MANY) {
      return this.number(distance * MANY + count - 1);
    }
    return this.number(distance * MANY + MANY - 1).number(count - MANY);
  }

  text(value: string): this {
    const isAscii = PRINTABLE_ASCII.test(value);
    this.number(2 * value.length + (isAscii ? 0 : 1));
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (isAscii) {
        this.#byte(code);
      } else {
        this.number(code);
      }
    }
    return this;
  }

  toBuffer(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #byte(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = Buffer.allocUnsafe(2 * this.#bytes.length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}
