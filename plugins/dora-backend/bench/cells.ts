import { Knex } from 'knex';
import { CellWorker } from '../src/cells/CellWorker';
import { DEFAULT_VALUES } from '../src/definitions/defaults';
import { WORLD_NOW } from './world/World';

/** Computes all cells that are stale, or have never been. Answers how many ms it took. */
export async function computeCells(db: Knex): Promise<number> {
  const worker = createCellWorker(db);
  const start = performance.now();
  while (await worker.workSome());
  return performance.now() - start;
}

/** The worker that keeps cells, by the default definitions, at the present of the world. */
export function createCellWorker(db: Knex): CellWorker {
  return new CellWorker({
    db,
    config: { timeZone: 'UTC', definitions: DEFAULT_VALUES },
    now: () => WORLD_NOW,
  });
}
