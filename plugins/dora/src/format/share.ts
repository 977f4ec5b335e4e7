import { Translate } from '../translation';

/** Shares as they are shown, and what to say when they do not add up. */
export interface Shares {
  /** "38 %", half a percent rounded up. */
  texts: string[];
  /** Sum of the shown percents, when it is not 100. */
  sum: string | null;
  /** The same with one decimal: "37.5 %". */
  exact: string[];
}

/** Writes the shares of a whole. */
export function formatShares(shares: number[], t: Translate): Shares {
  const rounded = shares.map(wholePercent);
  const sum = rounded.reduce((all, percent) => all + percent, 0);
  const decimal = new Intl.NumberFormat(t('locale'), {
    maximumFractionDigits: 1,
  });
  const percent = (value: string) => t('unit.percent', { value });
  return {
    texts: rounded.map(value => percent(String(value))),
    sum: sum === 100 || shares.length === 0 ? null : percent(String(sum)),
    exact: shares.map(share => percent(decimal.format(share * 100))),
  };
}

function wholePercent(share: number): number {
  // A hair of tolerance, for 0.285 × 100 falls short of 28.5.
  return Math.floor(share * 100 + 0.5 + 1e-9);
}
