import { Sketch } from '../metrics';

/** Lends sketches again and again: to make room for the bins of thousands takes long. */
export class SketchPool {
  readonly #sketches: Sketch[] = [];
  #lent = 0;

  /** An empty one. */
  lend(): Sketch {
    if (this.#lent === this.#sketches.length) {
      this.#sketches.push(new Sketch());
    }
    this.#lent += 1;
    return this.#sketches[this.#lent - 1];
  }

  /** Ends the use of all that are lent. */
  takeBack(): void {
    for (let index = 0; index < this.#lent; index++) {
      this.#sketches[index].clear();
    }
    this.#lent = 0;
  }
}
