import { BinCounts } from './binCounts';
import { ValueCounts } from './valueCounts';
import { Values } from './values';

/** Any value from a millisecond up to 38 years is off by at most this share. */
export const RELATIVE_ERROR = 0.01;

const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GAMMA = Math.log(GAMMA);
/** The bin of a millisecond; less than that counts as nothing. */
const FIRST = Math.ceil(Math.log(0.001) / LOG_GAMMA);
const BINS = 1400;
const ESTIMATES = Float64Array.from(
  { length: BINS },
  (_, bin) => (2 * GAMMA ** (bin + FIRST)) / (GAMMA + 1),
);

/**
 * Durations in seconds, counted in bins that grow by a constant factor, so that
 * every quantile is within 1 % of the true one, and sketches add up: DDSketch
 * (Masson, Rim and Lee, VLDB 2019). Sums are exact to the millisecond.
 */
export class Sketch implements Values {
  /** Those of less than a millisecond. */
  zeros = 0;
  /** An integer, so that the order of adding does not matter. */
  sumMs = 0;
  readonly bins = new BinCounts(BINS);

  add(seconds: number): void {
    this.sumMs += Math.round(seconds * 1000);
    const bin = binOf(seconds);
    if (bin < 0) {
      this.zeros += 1;
    } else {
      this.bins.add(bin, 1);
    }
  }

  merge({ zeros, sumMs, bins }: Sketch): void {
    this.zeros += zeros;
    this.sumMs += sumMs;
    const inUse = bins.inUse();
    inUse.bins.forEach((bin, index) => this.bins.add(bin, inUse.counts[index]));
  }

  toSample(more: readonly number[] = []): ValueCounts {
    if (more.length > 0) {
      const all = new Sketch();
      all.merge(this);
      more.forEach(value => all.add(value));
      return all.toSample();
    }
    const { bins, counts } = this.bins.inUse();
    for (let index = 0; index < bins.length; index++) {
      bins[index] = ESTIMATES[bins[index]];
    }
    const values = bins;
    if (this.zeros > 0) {
      values.unshift(0);
      counts.unshift(this.zeros);
    }
    return new ValueCounts(values, counts, this.sumMs / 1000);
  }
}

function binOf(seconds: number): number {
  // A millisecond itself must not be lost to rounding.
  if (seconds < 0.000999) {
    return -1;
  }
  const bin = Math.ceil(Math.log(seconds) / LOG_GAMMA) - FIRST;
  return Math.max(0, Math.min(BINS - 1, bin));
}
