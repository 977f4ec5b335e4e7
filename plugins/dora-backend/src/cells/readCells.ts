import { Knex } from 'knex';
import { joinsBytes } from '../database/dialect';
import { readReportVersion } from '../database/reportVersion';
import { CellBytes } from './CellBytes';
import {
  AskedBlocks,
  askedBlocks,
  CellQuery,
  dividedBlocks,
  isOfAll,
} from './cellQuery';
import { readJoinedByDay, readJoinedByName } from './joinedBlocks';
import { readSums } from './readSums';
import { readSingleBlocks } from './singleBlocks';

/** So few services are found by name, however few there are. */
const FEW_SERVICES = 400;
/** So are these of all, for by day all are found. */
const SMALL_SHARE = 1 / 4;
/** In a burst cells change all the time; what little does not fit then, does soon. */
const MOST_TRIES = 3;

/** The cells of ranges of days, as few blocks of each as there are. */
export async function readCells(
  db: Knex,
  query: CellQuery,
): Promise<CellBytes> {
  const mayBeAll = query.ranges.some(range => isOfAll(range, query));
  const asked = query.serviceRefs.size;
  const all =
    mayBeAll || asked > FEW_SERVICES ? await countServices(db) : Infinity;
  const isFew = asked <= FEW_SERVICES || asked < SMALL_SHARE * all;
  if (mayBeAll && all - asked < SMALL_SHARE * asked) {
    const others = all === asked ? [] : await servicesBeside(db, query);
    return unchanged(db, query, cells =>
      readWithSums(db, query, { others, isFew, cells }),
    );
  }
  const blocks = askedBlocks(query);
  if (isFew && joinsBytes(db)) {
    // A single statement sees everything as it was at one moment.
    const cells = new CellBytes(query.ranges);
    await readJoinedByName(db, blocks, query, cells);
    return cells;
  }
  return unchanged(db, query, cells =>
    readBlocks(db, blocks, query, { isFew, cells }),
  );
}

/** Reads again while cells change under way, for one part would not fit another. */
async function unchanged(
  db: Knex,
  { ranges }: CellQuery,
  read: (cells: CellBytes) => Promise<void>,
): Promise<CellBytes> {
  for (let tries = 1; ; tries++) {
    const cells = new CellBytes(ranges);
    const version = await readReportVersion(db);
    await read(cells);
    if (tries === MOST_TRIES || version === (await readReportVersion(db))) {
      return cells;
    }
  }
}

/**
 * Reads sums of all services where all that are asked of are asked together.
 *
 * @param others - In the sums, but not asked of.
 */
async function readWithSums(
  db: Knex,
  query: CellQuery,
  {
    others,
    isFew,
    cells,
  }: { others: string[]; isFew: boolean; cells: CellBytes },
): Promise<void> {
  const { sums, blocks } = dividedBlocks(query);
  const [{ read, missing }] = await Promise.all([
    readSums(db, sums, query, cells),
    readBlocks(db, blocks, query, { isFew, cells }),
  ]);
  await readBlocks(db, missing, query, { isFew, cells });
  if (others.length > 0) {
    const takenBack = read.map(block => ({
      ...block,
      sign: block.sign > 0 ? (-1 as const) : (1 as const),
    }));
    const ranges = query.ranges.map(range => ({ ...range, groups: [others] }));
    const ofOthers = { ...query, ranges, serviceRefs: new Set(others) };
    await readBlocks(db, takenBack, ofOthers, { isFew: true, cells });
  }
}

async function readBlocks(
  db: Knex,
  blocks: readonly AskedBlocks[],
  query: CellQuery,
  { isFew, cells }: { isFew: boolean; cells: CellBytes },
): Promise<void> {
  if (blocks.length === 0) {
    return;
  }
  if (!joinsBytes(db)) {
    await readSingleBlocks(db, blocks, query, { byName: isFew, cells });
  } else if (isFew) {
    await readJoinedByName(db, blocks, query, cells);
  } else {
    await readJoinedByDay(db, blocks, query, cells);
  }
}

async function countServices(db: Knex): Promise<number> {
  const [{ count }] = await db('dora_services').count({ count: '*' });
  return Number(count);
}

async function servicesBeside(
  db: Knex,
  { serviceRefs }: CellQuery,
): Promise<string[]> {
  const all: string[] = await db('dora_services').pluck('entity_ref');
  return all.filter(ref => !serviceRefs.has(ref));
}
