import { Knex } from 'knex';
import { joinsBytes } from '../database/dialect';
import { IncidentRow } from '../metrics';
import { BlockRange, coverDays, DayRange } from './blockSpans';
import { selectBlocks, selectJoinedBlocks } from './blockStatements';

/** What of blocks is read. */
export type BlockPart = 'core' | 'detail' | 'stages';

/** Bytes of the cells of some services over one range of days; they add up. */
export interface RangeBytes {
  rows: number;
  /** Those that are added before those that are taken back. */
  blocks: Array<{ sign: 1 | -1; parts: Partial<Record<BlockPart, Buffer>> }>;
  /** Of the days whose deployments may be too young to be judged. */
  young: Buffer[];
}

/** Which blocks are asked of. */
export interface BlockQuery {
  environment: string;
  /** Several may overlap. */
  ranges: readonly DayRange[];
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

/** The services that are asked of, and how to find them. */
export interface AskedServices {
  /** The index of the group of each. */
  groupOf: ReadonlyMap<string, number>;
  /** By their names, for they are few, or else by days alone. */
  byName: boolean;
}

/** More services than these are found by day, fewer by name. */
const FEW_SERVICES = 400;

/**
 * The blocks that cover ranges of days, as few as there are.
 *
 * @param groups - Services whose cells are added up together.
 * @returns for each group, the bytes of each range.
 */
export async function readBlocks(
  db: Knex,
  groups: ReadonlyArray<readonly string[]>,
  query: BlockQuery,
): Promise<RangeBytes[][]> {
  const services = askedServices(groups);
  const bytes = groups.map(() =>
    query.ranges.map((): RangeBytes => ({ rows: 0, blocks: [], young: [] })),
  );
  const asked = query.ranges.flatMap((days, range) => [
    ...coverDays(days, query.today + 1).map(block => ({ ...block, range })),
    ...youngDays(days, query).map(day => ({ ...day, range })),
  ]);
  if (services.groupOf.size === 0 || asked.length === 0) {
    return bytes;
  }
  const select = joinsBytes(db) ? selectJoinedBlocks : selectBlocks;
  // What takes long is done side by side.
  const portions = services.byName
    ? [asked]
    : query.ranges.map((_, range) => asked.filter(one => one.range === range));
  const blocks = await Promise.all(
    portions.map(portion => select(db, services, portion, query)),
  );
  // What is taken back must have been added.
  for (const row of blocks.flat().sort((a, b) => b.sign - a.sign)) {
    const of = bytes[row.group][row.range];
    if (row.sign === 0) {
      of.young.push(...(row.young ? [row.young] : []));
    } else {
      of.rows += row.sign * row.rows;
      of.blocks.push({ sign: row.sign, parts: row });
    }
  }
  return bytes;
}

/** The incidents that are listed one by one, of days and services. */
export async function readListed(
  db: Knex,
  serviceRefs: readonly string[],
  { environment, ranges }: BlockQuery,
): Promise<Map<string, IncidentRow[]>> {
  const { groupOf, byName } = askedServices([serviceRefs]);
  const days = db('dora_cell_blocks')
    .where({ environment, span: 1 })
    .whereNotNull('listed')
    .whereBetween('day', [
      Math.min(...ranges.map(({ firstDay }) => firstDay)),
      Math.max(...ranges.map(({ lastDay }) => lastDay)),
    ])
    .select('service_ref', 'listed');
  const rows: any[] = await (byName
    ? days.whereIn('service_ref', [...groupOf.keys()])
    : days);
  const listed = new Map<string, IncidentRow[]>();
  for (const row of rows.filter(one => groupOf.has(one.service_ref))) {
    const known = listed.get(row.service_ref) ?? [];
    known.push(...JSON.parse(row.listed));
    listed.set(row.service_ref, known);
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

function askedServices(
  groups: ReadonlyArray<readonly string[]>,
): AskedServices {
  const groupOf = new Map(
    groups.flatMap((refs, index) => refs.map(ref => [ref, index] as const)),
  );
  return { groupOf, byName: groupOf.size <= FEW_SERVICES };
}
