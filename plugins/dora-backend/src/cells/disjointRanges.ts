import { StaleCells } from './staleCells';

/** The same days of the same services, none twice, in the order of services and days. */
export function disjointRanges(marks: readonly StaleCells[]): StaleCells[] {
  const sorted = [...marks].sort(
    (a, b) => compare(a.serviceRef, b.serviceRef) || a.firstDay - b.firstDay,
  );
  const ranges: StaleCells[] = [];
  for (const mark of sorted) {
    const last = ranges.at(-1);
    if (
      last?.serviceRef === mark.serviceRef &&
      mark.firstDay <= last.lastDay + 1
    ) {
      last.lastDay = Math.max(last.lastDay, mark.lastDay);
    } else {
      ranges.push({ ...mark });
    }
  }
  return ranges;
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
