/** Days that blocks cover, each a multiple of the one before. */
export const BLOCK_SPANS = [1, 4, 16, 64] as const;

/** Days since 1970, both included. */
export interface DayRange {
  firstDay: number;
  lastDay: number;
}

/** Consecutive blocks of one span, named by their first days. */
export interface BlockRange extends DayRange {
  span: number;
}

/** The first day of the block of a span that a day is in. */
export function blockOf(day: number, span: number): number {
  return Math.floor(day / span) * span;
}

/**
 * The fewest blocks that cover a range of days and nothing else, in order.
 *
 * @param wholeUntil - From this day on only single days are taken.
 */
export function coverDays(
  { firstDay, lastDay }: DayRange,
  wholeUntil: number,
): BlockRange[] {
  const ranges: BlockRange[] = [];
  for (let day = firstDay; day <= lastDay; ) {
    const span = largestSpan(day, Math.min(lastDay, wholeUntil - 1));
    const last = ranges.at(-1);
    if (last?.span === span) {
      last.lastDay = day;
    } else {
      ranges.push({ span, firstDay: day, lastDay: day });
    }
    day += span;
  }
  return ranges;
}

function largestSpan(day: number, lastDay: number): number {
  return (
    BLOCK_SPANS.findLast(
      span => day % span === 0 && day + span - 1 <= lastDay,
    ) ?? 1
  );
}
