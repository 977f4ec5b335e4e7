import { Translate } from '../translation';

/** Rows below which a decimal would pretend more than they can tell. */
const ROWS_FOR_A_DECIMAL = 200;

/** "8 %", or "8.3 %" when at least 200 rows stand behind it. */
export function formatPercent(
  fraction: number,
  t: Translate,
  n: number = 0,
): string {
  return t('unit.percent', { value: percentDigits(fraction, t, n) });
}

/** "2 points": the difference of two percentages. */
export function formatPoints(
  fraction: number,
  t: Translate,
  n: number = 0,
): string {
  return t('unit.points', { value: percentDigits(fraction, t, n) });
}

function percentDigits(fraction: number, t: Translate, n: number): string {
  return new Intl.NumberFormat(t('locale'), {
    maximumFractionDigits: n < ROWS_FOR_A_DECIMAL ? 0 : 1,
  }).format(fraction * 100);
}
