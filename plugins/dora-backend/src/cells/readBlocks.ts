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
  parts: Record<BlockPart, Buffer[]>;
  young: Buffer[];
}

/** Which blocks are asked of. */
export interface BlockQuery {
  environment: string;
  /** Several may overlap. */
  ranges: readonly DayRange[];
  /** From this day on deployments may be too young to be judged. */
  youngFrom: number;
  parts: readonly BlockPart[];
}

/** Blocks of one span, of the range of days of that index. */
export type AskedBlocks = BlockRange & { range: number };

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
  const bytes = groups.map(() => query.ranges.map(nothing));
  const groupOf = new Map(
    groups.flatMap((refs, index) => refs.map(ref => [ref, index] as const)),
  );
  const asked = query.ranges.flatMap((range, index) =>
    coverDays(range, query.youngFrom).map(block => ({
      ...block,
      range: index,
    })),
  );
  if (groupOf.size === 0 || asked.length === 0) {
    return bytes;
  }
  const select = joinsBytes(db) ? selectJoinedBlocks : selectBlocks;
  const rows = await select(db, groupOf, asked, {
    ...query,
    byName: groupOf.size <= FEW_SERVICES,
  });
  for (const row of rows) {
    const of = bytes[row.group][row.range];
    of.rows += Number(row.rows);
    query.parts.forEach(part => of.parts[part].push(row[part]));
    if (row.young !== null) {
      of.young.push(row.young);
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
  const wanted = new Set(serviceRefs);
  const listed = new Map<string, IncidentRow[]>();
  const days = db('dora_cell_blocks')
    .where({ environment, span: 1 })
    .whereNotNull('listed')
    .whereBetween('day', [
      Math.min(...ranges.map(({ firstDay }) => firstDay)),
      Math.max(...ranges.map(({ lastDay }) => lastDay)),
    ])
    .select('service_ref', 'listed');
  const rows: any[] = await (wanted.size <= FEW_SERVICES
    ? days.whereIn('service_ref', [...wanted])
    : days);
  for (const row of rows) {
    if (wanted.has(row.service_ref)) {
      const known = listed.get(row.service_ref) ?? [];
      known.push(...JSON.parse(row.listed));
      listed.set(row.service_ref, known);
    }
  }
  return listed;
}

function nothing(): RangeBytes {
  return { rows: 0, parts: { core: [], detail: [], stages: [] }, young: [] };
}
