/** Days that blocks cover, each a multiple of the one before. */
export const BLOCK_SPANS = [1, 4, 16, 64] as const;

const LARGEST = 64;

/** Days since 1970, both included. */
export interface DayRange {
  firstDay: number;
  lastDay: number;
}

/** Consecutive blocks of one span, named by their first days. */
export interface BlockRange extends DayRange {
  span: number;
  /** Whether the blocks are added or, having been added too much, taken back. */
  sign: 1 | -1;
}

/** The first day of the block of a span that a day is in. */
export function blockOf(day: number, span: number): number {
  return Math.floor(day / span) * span;
}

/** How far blocks may go beyond the last day of a range. */
export interface Beyond {
  /** From this day on there are no rows, so going beyond costs nothing. */
  future: number;
  /** No block goes beyond this day. */
  last?: number;
}

/**
 * The fewest blocks that make up a range of days: whole ones, less those that
 * go beyond it.
 */
export function coverDays(
  { firstDay, lastDay }: DayRange,
  beyond: Beyond,
): BlockRange[] {
  if (lastDay < firstDay) {
    return [];
  }
  const steps = shortestPath(firstDay, lastDay + 1, beyond);
  const blocks = steps.map(({ from, to }) => ({
    span: Math.abs(to - from),
    day: Math.min(from, to),
    sign: to > from ? (1 as const) : (-1 as const),
  }));
  return joined(blocks.sort((a, b) => a.span - b.span || a.day - b.day));
}

interface Step {
  from: number;
  to: number;
}

/** The fewest steps over whole blocks, forwards or backwards. */
function shortestPath(
  start: number,
  end: number,
  { future, last = Infinity }: Beyond,
): Step[] {
  const lastEnd = Math.min(last + 1, end + LARGEST);
  const isThere = (day: number) =>
    day === end || (end >= future && day >= future);
  const reachedFrom = new Map<number, number | null>([[start, null]]);
  for (let places = [start]; ; ) {
    const next: number[] = [];
    for (const from of places) {
      if (isThere(from)) {
        return stepsTo(from, reachedFrom);
      }
      for (const to of neighbours(from)) {
        const isNear = to >= start - LARGEST && to <= lastEnd;
        if (isNear && !reachedFrom.has(to)) {
          reachedFrom.set(to, from);
          next.push(to);
        }
      }
    }
    places = next;
  }
}

function neighbours(day: number): number[] {
  return BLOCK_SPANS.filter(span => day % span === 0).flatMap(span => [
    day + span,
    day - span,
  ]);
}

function stepsTo(
  day: number,
  reachedFrom: ReadonlyMap<number, number | null>,
): Step[] {
  const steps: Step[] = [];
  let to = day;
  for (
    let from = reachedFrom.get(to);
    from !== null && from !== undefined;
    from = reachedFrom.get(to)
  ) {
    steps.push({ from, to });
    to = from;
  }
  return steps;
}

function joined(
  blocks: Array<{ span: number; day: number; sign: 1 | -1 }>,
): BlockRange[] {
  const ranges: BlockRange[] = [];
  for (const { span, day, sign } of blocks) {
    const last = ranges.at(-1);
    if (
      last?.span === span &&
      last.sign === sign &&
      last.lastDay + span === day
    ) {
      last.lastDay = day;
    } else {
      ranges.push({ span, sign, firstDay: day, lastDay: day });
    }
  }
  return ranges;
}
