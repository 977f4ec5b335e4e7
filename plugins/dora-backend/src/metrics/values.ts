import { ascending } from './percentiles';
import { Sample } from './samples';

/** Takes values one by one, in any order. */
export interface Values {
  add(value: number): void;
  /** All values so far, and more that are not kept; good until anything is added. */
  toSample(more?: readonly number[]): Sample;
}

/** Keeps each value. */
export class ValueList implements Values {
  readonly #values: number[] = [];

  add(value: number): void {
    this.#values.push(value);
  }

  toSample(more: readonly number[] = []): Sample {
    return ascending([...this.#values, ...more]);
  }
}
