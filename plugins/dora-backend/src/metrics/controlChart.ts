import { mean as meanOf } from './percentiles';

/** Wheeler's constants for single values and moving ranges of two. */
const LIMIT = 2.66;
const RANGE_LIMIT = 3.268;
const RUN = 8;
const NEAR_LIMIT = 3;
const NEAR_LIMIT_OF = 4;
/** A value this close to a line, in parts of the scale, lies on it. */
const ROUNDING = 1e-9;

/**
 * Why a value is more than routine variation: beyond a limit; in a run of eight
 * or more on one side of the mean; one of three among four in a row that lie
 * nearer the same limit than the mean.
 */
export type Signal = 'outside' | 'run' | 'near_limit';

/** Natural process limits, in the unit of the values. */
export interface ControlChart {
  /** Values that the limits come from. */
  n: number;
  mean: number;
  averageMovingRange: number;
  low: number;
  high: number;
  /** The greatest routine difference of neighbours. */
  rangeHigh: number;
  /** What is unusual about each position; nothing about gaps. */
  signals: Signal[][];
}

/** What the limits are drawn from. */
export interface ControlChartOptions {
  /** The first so many values alone set the limits; all do by default. */
  baseline?: number;
  /** True for what cannot be negative, as durations: the low limit is at least 0. */
  neverNegative?: boolean;
}

/**
 * A chart of single values and moving ranges (XmR; Wheeler, Understanding
 * Variation, 1993). Null is a gap: the values beside it count as neighbours.
 * Null below two values to set limits from.
 */
export function controlChart(
  values: ReadonlyArray<number | null>,
  { baseline, neverNegative = false }: ControlChartOptions = {},
): ControlChart | null {
  const present = values.filter(value => value !== null);
  const base = present.slice(0, baseline);
  const ranges = base.slice(1).map((value, i) => Math.abs(value - base[i]));
  const mean = meanOf(base);
  const averageMovingRange = meanOf(ranges);
  if (mean === null || averageMovingRange === null) {
    return null;
  }
  const reach = LIMIT * averageMovingRange;
  const found = signalsOf(
    present.map(value => value - mean),
    reach,
    ROUNDING * (Math.abs(mean) + averageMovingRange),
  );
  return {
    n: base.length,
    mean,
    averageMovingRange,
    low: neverNegative ? Math.max(0, mean - reach) : mean - reach,
    high: mean + reach,
    rangeHigh: RANGE_LIMIT * averageMovingRange,
    signals: withGaps(values, found),
  };
}

/** The signals of each distance from the mean, where the limits are `reach` away. */
function signalsOf(
  distances: readonly number[],
  reach: number,
  rounding: number,
): Signal[][] {
  const sidesBeyond = (line: number) =>
    distances.map(distance =>
      Math.abs(distance) > line + rounding ? Math.sign(distance) : 0,
    );
  const outside = sidesBeyond(reach);
  const run = inRun(sidesBeyond(0));
  const nearLimit = nearOneLimit(sidesBeyond(reach / 2));
  return distances.map((_, i) => {
    const signals: Signal[] = [];
    if (outside[i] !== 0) {
      signals.push('outside');
    }
    if (run[i]) {
      signals.push('run');
    }
    if (nearLimit[i]) {
      signals.push('near_limit');
    }
    return signals;
  });
}

/** Which values are in a run on one side; a value on the mean ends a run. */
function inRun(sides: readonly number[]): boolean[] {
  const marked = sides.map(() => false);
  let start = 0;
  sides.forEach((side, i) => {
    if (side !== sides[start]) {
      start = i;
    }
    if (side !== 0 && i - start + 1 >= RUN) {
      marked.fill(true, start, i + 1);
    }
  });
  return marked;
}

/** Which values are among three of four in a row that are near the same limit. */
function nearOneLimit(sides: readonly number[]): boolean[] {
  const marked = sides.map(() => false);
  for (let start = 0; start + NEAR_LIMIT_OF <= sides.length; start++) {
    for (const side of [-1, 1]) {
      const near = Array.from({ length: NEAR_LIMIT_OF }, (_, k) => start + k);
      const those = near.filter(i => sides[i] === side);
      if (those.length >= NEAR_LIMIT) {
        those.forEach(i => {
          marked[i] = true;
        });
      }
    }
  }
  return marked;
}

function withGaps(
  values: ReadonlyArray<number | null>,
  found: Signal[][],
): Signal[][] {
  let next = 0;
  return values.map(value => {
    if (value === null) {
      return [];
    }
    next += 1;
    return found[next - 1];
  });
}
