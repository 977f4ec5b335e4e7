const CONTINUES = 0x80;

/** Writes whole numbers and texts into as few bytes as they need. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** A whole number from 0 to 2^53 - 1, seven bits to a byte, the low ones first. */
  number(value: number): this {
    let rest = value;
    while (rest >= CONTINUES) {
      this.#byte((rest % CONTINUES) + CONTINUES);
      rest = Math.floor(rest / CONTINUES);
    }
    this.#byte(rest);
    return this;
  }

  text(value: string): this {
    const bytes = Buffer.from(value);
    this.number(bytes.length);
    bytes.forEach(byte => this.#byte(byte));
    return this;
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  #byte(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#bytes.length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}
