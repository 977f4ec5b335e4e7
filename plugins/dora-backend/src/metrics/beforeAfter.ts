import { hodgesLehmann } from './hodgesLehmann';
import { ascending, quantile } from './percentiles';
import { compareValues } from './significance';

const FEWEST_VALUES = 8;

/** One side of a comparison, in the unit of its values. */
export interface Side {
  n: number;
  /** Null for no values. */
  median: number | null;
}

/** How far values moved from one side to the other, and how sure that is. */
export interface Difference {
  /** Mann and Whitney's: pairs in which the value before is the greater one. */
  u: number;
  /** Positive where the values before are the greater ones. */
  z: number;
  /** Two-sided. */
  pValue: number;
  /** Hodges and Lehmann, after minus before, in the unit of the values. */
  shift: number;
  /**
   * Cliff's delta (1993) of before over after, from 1, where every value before
   * is greater than every value after, to -1, where every one is less.
   */
  delta: number;
}

/** Values before and after a change. Says nothing of what has caused it. */
export interface BeforeAfter {
  before: Side;
  after: Side;
  /** True where a side has fewer than eight values: no verdict then. */
  tooFew: boolean;
  /** Null where a side is empty. */
  difference: Difference | null;
}

/** Compares the values before a change with those after it, in any order. */
export function beforeAfter(
  before: readonly number[],
  after: readonly number[],
): BeforeAfter {
  return {
    before: sideOf(before),
    after: sideOf(after),
    tooFew: Math.min(before.length, after.length) < FEWEST_VALUES,
    difference: differenceOf(before, after),
  };
}

function sideOf(values: readonly number[]): Side {
  return { n: values.length, median: quantile(ascending(values), 0.5) };
}

function differenceOf(
  before: readonly number[],
  after: readonly number[],
): Difference | null {
  const test = compareValues(before, after);
  const shift = hodgesLehmann(before, after);
  if (test === null || shift === null) {
    return null;
  }
  const { u, z, pValue } = test;
  const pairs = before.length * after.length;
  return { u, z, pValue, shift, delta: (2 * u) / pairs - 1 };
}
