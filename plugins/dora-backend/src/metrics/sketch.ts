import { BinCounts } from './binCounts';
import { ValueCounts } from './valueCounts';
import { Values } from './values';

/** Any value from a millisecond up to 38 years is off by at most this share. */
export const RELATIVE_ERROR = 0.01;

const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GAMMA = Math.log(GAMMA);
/** What a bin's number is less than its exponent. Bin 0 is for less than a millisecond. */
const OFFSET = Math.ceil(Math.log(0.001) / LOG_GAMMA) - 1;
const LAST_BIN = 1400;
/** How many bins a sketch has. */
export const BINS = LAST_BIN + 1;
const ESTIMATES = Float64Array.from({ length: BINS }, (_, bin) =>
  bin === 0 ? 0 : (2 * GAMMA ** (bin + OFFSET)) / (GAMMA + 1),
);

/**
 * Durations in seconds, counted in bins that grow by a constant factor, so that
 * every quantile is within 1 % of the true one, and sketches add up: DDSketch
 * (Masson, Rim and Lee, VLDB 2019). Sums are exact to the millisecond.
 */
export class Sketch implements Values {
  /** An integer, so that the order of adding does not matter. */
  sumMs = 0;
  readonly bins = new BinCounts(BINS);

  add(seconds: number): void {
    this.sumMs += Math.round(seconds * 1000);
    this.bins.add(binOf(seconds), 1);
  }

  merge({ sumMs, bins }: Sketch): void {
    this.sumMs += sumMs;
    this.bins.merge(bins);
  }

  /** Forgets all values. */
  clear(): void {
    this.sumMs = 0;
    this.bins.clear();
  }

  toSample(more: readonly number[] = []): ValueCounts {
    if (more.length > 0) {
      const all = new Sketch();
      all.merge(this);
      more.forEach(value => all.add(value));
      return all.toSample();
    }
    const { first, counts } = this.bins.range();
    const values = ESTIMATES.subarray(first, first + counts.length);
    return new ValueCounts(values, counts, {
      n: this.bins.total,
      sum: this.sumMs / 1000,
    });
  }
}

function binOf(seconds: number): number {
  // A millisecond itself must not be lost to rounding.
  if (seconds < 0.000999) {
    return 0;
  }
  const bin = Math.ceil(Math.log(seconds) / LOG_GAMMA) - OFFSET;
  return Math.max(1, Math.min(LAST_BIN, bin));
}
