const CONTINUES = 0x80;

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
    return byte < CONTINUES ? byte : this.#longNumber(byte);
  }

  count(): number {
    return this.sign * this.number();
  }

  text(): string {
    const length = this.number();
    const start = this.#position;
    this.#position += length;
    return this.#bytes.toString('utf8', start, this.#position);
  }

  #longNumber(first: number): number {
    let byte = first;
    let value = 0;
    let unit = 1;
    while (byte >= CONTINUES) {
      value += (byte - CONTINUES) * unit;
      unit *= CONTINUES;
      byte = this.#bytes[this.#position++];
    }
    // What another release has written must not be taken for something else.
    if (byte === undefined) {
      throw new Error('A cell ends before it is read');
    }
    return value + byte * unit;
  }
}
