const CONTINUES = 0x80;

/** Reads what `ByteWriter` has written. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#bytes.length;
  }

  number(): number {
    let byte = this.#bytes[this.#position++];
    if (byte < CONTINUES) {
      return byte;
    }
    let value = 0;
    let unit = 1;
    while (byte >= CONTINUES) {
      value += (byte - CONTINUES) * unit;
      unit *= CONTINUES;
      byte = this.#bytes[this.#position++];
    }
    return value + byte * unit;
  }

  text(): string {
    const length = this.number();
    const start = this.#position;
    this.#position += length;
    return Buffer.from(this.#bytes.subarray(start, this.#position)).toString();
  }
}
