/** Where a value stands, from 0 to 1, and which values are written at the axis. */
export interface Scale {
  at: (value: number) => number;
  ticks: number[];
}

const RATES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** A logarithmic axis of rates per day, from the tick below to the tick above. */
export function rateScale(values: number[]): Scale {
  const positive = values.filter(value => value > 0);
  const least = Math.min(1, ...positive);
  const most = Math.max(...(positive.length > 0 ? positive : [1]));
  // A tick more on each side, so that no dot is cut.
  const below = RATES.filter(rate => rate < least * 0.9).length - 1;
  const above = RATES.findIndex(rate => rate > most * 1.1);
  const first = Math.max(0, below);
  const last = above < 0 ? RATES.length - 1 : above;
  const ticks = RATES.slice(first, last + 1);
  const low = Math.log(ticks[0]);
  const high = Math.log(ticks[ticks.length - 1]);
  return {
    ticks,
    at: value =>
      value <= 0 ? 0 : between((Math.log(value) - low) / (high - low)),
  };
}

/** An axis of shares from nothing to a little more than the largest. */
export function shareScale(values: number[]): Scale {
  const most = Math.max(0.01, ...values);
  const step = [0.02, 0.05, 0.1, 0.2].find(one => most / one < 5) ?? 0.25;
  const steps = Math.floor(most / step) + 1;
  const ticks = Array.from({ length: steps + 1 }, (_, i) => i * step);
  return { ticks, at: value => between(value / (steps * step)) };
}

/** A diameter whose area is proportional, but never too small to be seen. */
export function dotSize(n: number, most: number): number {
  return Math.max(8, 36 * Math.sqrt(n / most));
}

function between(share: number): number {
  return Math.min(1, Math.max(0, share));
}
