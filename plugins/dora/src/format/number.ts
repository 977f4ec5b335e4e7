/** A number with at most one decimal, or two digits when it is below one. */
export function formatNumber(value: number, locale: string): string {
  const small = value !== 0 && Math.abs(value) < 1;
  return new Intl.NumberFormat(
    locale,
    small ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 },
  ).format(value);
}
