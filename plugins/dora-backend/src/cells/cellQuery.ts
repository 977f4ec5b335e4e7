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

/** The blocks that ranges of days are made of, as few as there are. */
export function askedBlocks({ ranges, today }: CellQuery): AskedBlocks[] {
  return ranges.flatMap(({ days }, range) =>
    coverDays(days, today + 1).map(blocks => ({ ...blocks, range })),
  );
}

/** The index of the group of each service. */
export function groupsOf(groups: ServiceGroups): Map<string, number> {
  return new Map(
    groups.flatMap((refs, index) => refs.map(ref => [ref, index] as const)),
  );
}
