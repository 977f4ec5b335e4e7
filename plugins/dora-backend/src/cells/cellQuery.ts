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
  /** The days whose listed incidents are asked of. */
  listedDays: DayRange;
  /** All that are asked of. */
  serviceRefs: ReadonlySet<string>;
  /** From this day on deployments may be too young to be judged. */
  youngFrom: number;
  /** There are no rows after this day. */
  today: number;
}

/**
 * Consecutive blocks of one span, of the range of days of that index: to add, to
 * take back, or, with sign 0, days of which only the young deployments are asked.
 */
export interface AskedBlocks extends Omit<BlockRange, 'sign'> {
  range: number;
  sign: 1 | 0 | -1;
}

/** The blocks that ranges of days are made of, as few as there are. */
export function askedBlocks(query: CellQuery): AskedBlocks[] {
  return query.ranges.flatMap((asked, range) => [
    ...coverDays(asked.days, query.today + 1).map(block => ({
      ...block,
      range,
    })),
    ...youngDays(asked, query).map(day => ({ ...day, range })),
  ]);
}

function youngDays(
  { days: { firstDay, lastDay } }: AskedRange,
  { youngFrom, today }: CellQuery,
): Array<Omit<AskedBlocks, 'range'>> {
  const first = Math.max(firstDay, youngFrom);
  const last = Math.min(lastDay, today);
  return first <= last
    ? [{ span: 1, sign: 0, firstDay: first, lastDay: last }]
    : [];
}

/** The index of the group of each service. */
export function groupsOf(groups: ServiceGroups): Map<string, number> {
  return new Map(
    groups.flatMap((refs, index) => refs.map(ref => [ref, index] as const)),
  );
}
