import { Knex } from 'knex';
import { FIRST_DAY, markCellsStale } from '../../src/cells/staleCells';
import { computeCells, createCellWorker } from '../cells';
import { World } from '../world/World';
import { Release } from '../world/rows';
import { applyArrivals } from './applyArrivals';
import { Arrival, arrivalsOf } from './arrivals';
import { differingBlocks, storedBlocks } from './storedBlocks';

/** What it took to keep cells while events arrived. */
export interface UpkeepResult {
  events: number;
  batches: number;
  /** Storing the rows and their marks. */
  applyMs: number;
  /** Computing the marked cells anew. */
  cellsMs: number;
  /** Computing all cells from nothing, once. */
  recomputeMs: number;
  blocks: number;
  /** Keys of blocks that a full recompute makes otherwise. */
  differing: string[];
}

/**
 * Lets releases arrive in a database whose cells are up to date, and compares
 * the cells at the end with those that a full recompute makes.
 */
export async function benchUpkeep(
  db: Knex,
  world: World,
  releases: Release[],
  batchSize: number,
): Promise<UpkeepResult> {
  const worker = createCellWorker(db);
  const batches = batchesOf(arrivalsOf(releases, 1), batchSize);
  let applyMs = 0;
  let cellsMs = 0;
  for (const batch of batches) {
    const start = performance.now();
    await applyArrivals(db, batch);
    const applied = performance.now();
    while (await worker.workSome());
    applyMs += applied - start;
    cellsMs += performance.now() - applied;
  }
  const kept = await storedBlocks(db);
  const recomputeMs = await recomputeAll(db, world);
  return {
    events: sum(batches.flat().map(({ events }) => events)),
    batches: batches.length,
    applyMs,
    cellsMs,
    recomputeMs,
    blocks: kept.size,
    differing: differingBlocks(kept, await storedBlocks(db)),
  };
}

/** Throws all cells away and computes them again. Answers how many ms it took. */
async function recomputeAll(db: Knex, world: World): Promise<number> {
  await db('dora_cell_blocks').delete();
  await db.transaction(async trx => {
    for (const { ref } of world.organisation.services) {
      await markCellsStale(trx, ref, FIRST_DAY);
    }
  });
  return computeCells(db);
}

/** Lists of arrivals with about so many events each. */
function batchesOf(arrivals: Arrival[], size: number): Arrival[][] {
  const batches: Arrival[][] = [[]];
  let events = 0;
  for (const arrival of arrivals) {
    if (events >= size) {
      batches.push([]);
      events = 0;
    }
    batches[batches.length - 1].push(arrival);
    events += arrival.events;
  }
  return batches;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
