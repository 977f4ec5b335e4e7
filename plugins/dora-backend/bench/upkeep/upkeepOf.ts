import { computeCells } from '../cells';
import { openBenchDatabase } from '../database';
import { Engine } from '../ingest/databases';
import { withDatabases } from '../throwaway';
import { loadReleases } from '../world/loadWorld';
import { World, WORLD_NOW } from '../world/World';
import { benchUpkeep, UpkeepResult } from './benchUpkeep';

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 365;
/** The days on which happened what arrives. */
const ARRIVING_DAYS = 10;

/** How much there is before, and how much arrives. */
export interface UpkeepOptions {
  engine: Engine;
  deployments: number;
  arriving: number;
  services: number;
  teams: number;
  /** Events that are stored in one transaction. */
  batch: number;
}

/** Loads an organisation into a database of its own, and lets events arrive there. */
export async function upkeepOf(options: UpkeepOptions): Promise<UpkeepResult> {
  const { deployments, arriving, services, teams, batch } = options;
  const startOfArrivals = WORLD_NOW - ARRIVING_DAYS * DAY_MS;
  const history = {
    from: startOfArrivals - HISTORY_DAYS * DAY_MS,
    to: startOfArrivals,
    deployments,
  };
  const recent = {
    from: startOfArrivals,
    to: WORLD_NOW,
    deployments: arriving,
  };
  const eras = [history, recent];
  const world = new World({ seed: 1, services, teams, now: WORLD_NOW, eras });
  return withDatabases(options.engine, async create => {
    const database = await create('dora_bench_upkeep');
    await loadReleases(database, world, world.releasesOf(history));
    const db = await openBenchDatabase(database);
    try {
      await computeCells(db);
      const releases = [...world.releasesOf(recent)];
      return await benchUpkeep(db, world, releases, batch);
    } finally {
      await db.destroy();
    }
  });
}
