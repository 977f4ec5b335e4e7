import { Knex } from 'knex';
import { joinsBytes } from '../database/dialect';
import { readReportVersion } from '../database/reportVersion';
import { CellBytes } from './CellBytes';
import { askedBlocks, CellQuery } from './cellQuery';
import { readJoinedByDay, readJoinedByName } from './joinedBlocks';
import { readSingleBlocks } from './singleBlocks';

/** More services than these are found by day, fewer by name. */
const FEW_SERVICES = 400;
/** In a burst cells change all the time; what little does not fit then, does soon. */
const MOST_TRIES = 3;

/** The cells of ranges of days, as few blocks of each as there are. */
export async function readCells(
  db: Knex,
  query: CellQuery,
): Promise<CellBytes> {
  const blocks = askedBlocks(query);
  const isFew = query.serviceRefs.size <= FEW_SERVICES;
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
