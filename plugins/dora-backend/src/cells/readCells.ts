import { Knex } from 'knex';
import { joinsBytes } from '../database/dialect';
import { readReportVersion } from '../database/reportVersion';
import { CellBytes } from './CellBytes';
import { askedBlocks, CellQuery } from './cellQuery';
import { readJoinedByDay, readJoinedByName } from './joinedBlocks';
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
  const blocks = askedBlocks(query);
  const isFew = await areFew(db, query.serviceRefs.size);
  if (!joinsBytes(db)) {
    return unchanged(db, query, cells =>
      readSingleBlocks(db, blocks, query, { byName: isFew, cells }),
    );
  }
  if (isFew) {
    // A single statement sees everything as it was at one moment.
    const cells = new CellBytes(query.ranges);
    await readJoinedByName(db, blocks, query, cells);
    return cells;
  }
  return unchanged(db, query, cells =>
    readJoinedByDay(db, blocks, query, cells),
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

async function areFew(db: Knex, services: number): Promise<boolean> {
  if (services <= FEW_SERVICES) {
    return true;
  }
  const [{ count }] = await db('dora_services').count({ count: '*' });
  return services < SMALL_SHARE * Number(count);
}
