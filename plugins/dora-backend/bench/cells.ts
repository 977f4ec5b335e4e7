import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { CellWorker } from '../src/cells/CellWorker';
import { SUM_AFTER_MS } from '../src/cells/staleSums';
import { DEFAULT_VALUES } from '../src/definitions/defaults';
import { WORLD_NOW } from './world/World';

/** What the worker would log and leave for later ends a bench. */
const FAILING: LoggerService = {
  error: message => {
    throw new Error(message);
  },
  warn() {},
  info() {},
  debug() {},
  child: () => FAILING,
};

/**
 * Computes all cells that are stale, or have never been, and sums them up.
 * Answers how many ms it took.
 */
export async function computeCells(db: Knex): Promise<number> {
  const worker = createCellWorker(db);
  const later = createCellWorker(db, WORLD_NOW + SUM_AFTER_MS);
  const start = performance.now();
  while (await worker.workSome());
  while (await later.sumSome());
  return performance.now() - start;
}

/** The worker that keeps cells, by the default definitions. */
export function createCellWorker(db: Knex, now = WORLD_NOW): CellWorker {
  return new CellWorker({
    db,
    config: { timeZone: 'UTC', definitions: DEFAULT_VALUES },
    logger: FAILING,
    now: () => now,
  });
}
