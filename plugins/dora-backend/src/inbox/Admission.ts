import { Refusal } from './refusals';

/** A request's place in memory. */
export interface Ticket {
  /** @throws Refusal when there is no room for so many bytes more. */
  take(bytes: number): void;
  /** Gives everything back. */
  leave(): void;
}

/** Bounds what is received at a time, so that no flood and no outage fills the memory. */
export class Admission {
  readonly #maxConcurrent: number;
  readonly #maxBytes: number;
  #concurrent = 0;
  #bytes = 0;

  constructor(options: { maxConcurrent: number; maxBytesInMemory: number }) {
    this.#maxConcurrent = options.maxConcurrent;
    this.#maxBytes = options.maxBytesInMemory;
  }

  /** @throws Refusal when everything is taken. */
  enter(): Ticket {
    if (
      this.#concurrent >= this.#maxConcurrent ||
      this.#bytes >= this.#maxBytes
    ) {
      throw new Refusal('busy');
    }
    this.#concurrent++;
    let taken = 0;
    return {
      take: bytes => {
        if (this.#bytes + bytes > this.#maxBytes) {
          throw new Refusal('busy');
        }
        taken += bytes;
        this.#bytes += bytes;
      },
      leave: () => {
        this.#concurrent--;
        this.#bytes -= taken;
      },
    };
  }
}
