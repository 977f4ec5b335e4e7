const DAY_MS = 86_400_000;

/** A calendar month, as days since 1970; its last day is not in it. */
export interface Month {
  /** Such as `2026_11`. */
  name: string;
  firstDay: number;
  endDay: number;
}

/** The month that a day since 1970 is in. */
export function monthOf(day: number): Month {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  return {
    name: new Date(Date.UTC(year, month))
      .toISOString()
      .slice(0, 7)
      .replace('-', '_'),
    firstDay: Date.UTC(year, month) / DAY_MS,
    endDay: Date.UTC(year, month + 1) / DAY_MS,
  };
}

/** So many months in a row, beginning with the one of a day. */
export function monthsFrom(day: number, count: number): Month[] {
  const months: Month[] = [];
  let month = monthOf(day);
  for (let index = 0; index < count; index++) {
    months.push(month);
    month = monthOf(month.endDay);
  }
  return months;
}
