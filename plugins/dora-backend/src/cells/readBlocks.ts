import { Knex } from 'knex';
import { joinsBytes } from '../database/dialect';
import { CountedIncident } from '../metrics';
import { BlockRange, coverDays, DayRange } from './blockSpans';
import {
  addJoinedBlocks,
  addSingleBlocks,
  selectListed,
} from './blockStatements';
import { decodeListed } from './listedCodec';

/** What of blocks is read. */
export type BlockPart = 'core' | 'detail' | 'stages';

/** The bytes of a block, or of several joined, for they add up. */
export type BlockBytes = Partial<Record<BlockPart, Buffer>>;

/** What the cells of some services over one range of days are added up from. */
export interface RangeBytes {
  rows: number;
  added: BlockBytes[];
  /** Having been added too much. */
  takenBack: BlockBytes[];
  /** Of the days whose deployments may be too young to be judged. */
  young: Buffer[];
}

/** Services whose cells are added up together. */
export type ServiceGroups = ReadonlyArray<readonly string[]>;

/** Days and the services that are asked of. */
export interface AskedRange {
  days: DayRange;
  groups: ServiceGroups;
}

/** Which blocks are asked of. */
export interface BlockQuery {
  environment: string;
  /** Several may overlap. */
  ranges: readonly AskedRange[];
  /** From this day on deployments may be too young to be judged. */
  youngFrom: number;
  /** There are no rows after this day. */
  today: number;
  parts: readonly BlockPart[];
}

/**
 * Consecutive blocks of one span, of the range of days of that index: to add, to
 * take back, or, with sign 0, days of which only the young deployments are asked.
 */
export interface AskedBlocks extends Omit<BlockRange, 'sign'> {
  range: number;
  sign: 1 | 0 | -1;
}

/** Blocks that are found by one statement. */
export interface BlockPortion {
  blocks: readonly AskedBlocks[];
  /** Of each range. */
  groups: readonly ServiceGroups[];
  /** Whether services are found by their names, for they are few, or by days. */
  byName: boolean;
}

/** More services than these are found by day, fewer by name. */
const FEW_SERVICES = 400;

/**
 * The blocks that cover ranges of days, as few as there are.
 *
 * @returns for each range, the bytes of each of its groups.
 */
export async function readBlocks(
  db: Knex,
  query: BlockQuery,
): Promise<RangeBytes[][]> {
  const { ranges, today } = query;
  const bytes = ranges.map(({ groups }) =>
    groups.map(
      (): RangeBytes => ({ rows: 0, added: [], takenBack: [], young: [] }),
    ),
  );
  const blocks = ranges.flatMap(({ days }, range) => [
    ...coverDays(days, today + 1).map(block => ({ ...block, range })),
    ...youngDays(days, query).map(day => ({ ...day, range })),
  ]);
  const addBlocks = joinsBytes(db) ? addJoinedBlocks : addSingleBlocks;
  // What takes long is done side by side.
  await Promise.all(
    portionsOf(blocks, query).map(portion =>
      addBlocks(db, portion, query, bytes),
    ),
  );
  return bytes;
}

function portionsOf(
  blocks: AskedBlocks[],
  { ranges }: BlockQuery,
): BlockPortion[] {
  const groups = ranges.map(one => one.groups);
  const byName = groups.every(
    each => each.reduce((sum, refs) => sum + refs.length, 0) <= FEW_SERVICES,
  );
  const portions = byName
    ? [blocks]
    : ranges.map((_, index) => blocks.filter(({ range }) => range === index));
  return portions
    .filter(portion => portion.length > 0)
    .map(portion => ({ blocks: portion, groups, byName }));
}

/** The incidents that are listed one by one, of days and services. */
export async function readListed(
  db: Knex,
  serviceRefs: ReadonlySet<string>,
  { environment, ranges }: BlockQuery,
): Promise<Map<string, CountedIncident[]>> {
  const days: DayRange = {
    firstDay: Math.min(...ranges.map(range => range.days.firstDay)),
    lastDay: Math.max(...ranges.map(range => range.days.lastDay)),
  };
  const blocks = selectListed(db, environment, days);
  const rows: any[] = await (serviceRefs.size <= FEW_SERVICES
    ? blocks.whereIn('service_ref', [...serviceRefs])
    : blocks);
  const listed = new Map<string, CountedIncident[]>();
  for (const row of rows.filter(one => serviceRefs.has(one.service_ref))) {
    const known = listed.get(row.service_ref) ?? [];
    listed.set(row.service_ref, [...known, ...decodeListed(row.listed)]);
  }
  return listed;
}

function youngDays(
  { firstDay, lastDay }: DayRange,
  { youngFrom, today }: BlockQuery,
): Array<Omit<AskedBlocks, 'range'>> {
  const first = Math.max(firstDay, youngFrom);
  const last = Math.min(lastDay, today);
  return first <= last
    ? [{ span: 1, sign: 0, firstDay: first, lastDay: last }]
    : [];
}
