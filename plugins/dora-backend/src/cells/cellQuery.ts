import { BlockRange, coverDays, DayRange } from './blockSpans';

/** What of blocks is read. */
export type BlockPart = 'core' | 'detail' | 'stages';

/** Services whose cells are added up together. */
export type ServiceGroups = ReadonlyArray<readonly string[]>;

/** Days, services and what of their cells is asked of. */
export interface AskedRange {
  days: DayRange;
  groups: ServiceGroups;
  parts: readonly BlockPart[];
}

/** Which cells are asked of. */
export interface CellQuery {
  environment: string;
  /** Several may overlap. */
  ranges: readonly AskedRange[];
  /** All that are asked of. */
  serviceRefs: ReadonlySet<string>;
  /** There are no rows after this day. */
  today: number;
}

/** Consecutive blocks of one span, for the range of days of that index. */
export interface AskedBlocks extends BlockRange {
  range: number;
}

/** Blocks of all services together, and such as are read service by service. */
export interface DividedBlocks {
  sums: AskedBlocks[];
  blocks: AskedBlocks[];
}

/**
 * Whether a range is asked of all services together, if there are no others. Of
 * one, its own blocks are as few.
 */
export function isOfAll(
  { groups }: AskedRange,
  { serviceRefs }: CellQuery,
): boolean {
  return (
    serviceRefs.size > 1 &&
    groups.length === 1 &&
    groups[0].length === serviceRefs.size
  );
}

/** The blocks that ranges of days are made of, as few as there are. */
export function askedBlocks({ ranges, today }: CellQuery): AskedBlocks[] {
  return ranges.flatMap(({ days }, range) =>
    coverDays(days, { future: today + 1 }).map(inRange(range)),
  );
}

/**
 * The same where sums are there of all services, but for those of today, which
 * change all the time.
 */
export function dividedBlocks(query: CellQuery): DividedBlocks {
  const { ranges, today } = query;
  const divided: DividedBlocks = { sums: [], blocks: [] };
  ranges.forEach((range, index) => {
    const { firstDay, lastDay } = range.days;
    const yesterday = isOfAll(range, query) ? today - 1 : -Infinity;
    const past = { firstDay, lastDay: Math.min(lastDay, yesterday) };
    const rest = { firstDay: Math.max(firstDay, yesterday + 1), lastDay };
    divided.sums.push(
      ...coverDays(past, { future: Infinity, last: yesterday }).map(
        inRange(index),
      ),
    );
    divided.blocks.push(
      ...coverDays(rest, { future: today + 1 }).map(inRange(index)),
    );
  });
  return divided;
}

function inRange(range: number): (blocks: BlockRange) => AskedBlocks {
  return blocks => ({ ...blocks, range });
}

/** The index of the group of each service. */
export function groupsOf(groups: ServiceGroups): Map<string, number> {
  return new Map(
    groups.flatMap((refs, index) => refs.map(ref => [ref, index] as const)),
  );
}
