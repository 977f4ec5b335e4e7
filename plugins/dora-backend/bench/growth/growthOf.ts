import { Knex } from 'knex';
import { computeCells } from '../cells';
import { pageQuestions } from '../comparison/benchReports';
import { openBenchDatabase } from '../database';
import { Engine } from '../ingest/databases';
import { withDatabases } from '../throwaway';
import { alternate, Timing } from '../timing';
import { loadWorld } from '../world/loadWorld';
import { World, WORLD_NOW } from '../world/World';

const DAY_MS = 86_400_000;
/** More than two windows of 90 days, and the half year that pages look back on. */
const RECENT_DAYS = 200;
const DAYS_BEFORE = 3 * 365;
/** Half a year, so that the trend is one of the last days too. */
const TREND_WEEKS = 26;

/** Histories of different length before the same last days. */
export interface GrowthOptions {
  engine: Engine;
  /** Deployments of each database, the fewest first. */
  sizes: number[];
  /** Of which so many are of the last days, in each database alike. */
  recent: number;
  services: number;
  teams: number;
  rounds: number;
}

/** How long one question took, in the order of the sizes. */
export interface GrowthResult {
  name: string;
  timings: Timing[];
}

/**
 * Asks the same questions about the same last days of organisations that differ
 * in what lies before.
 */
export async function growthOf(
  options: GrowthOptions,
): Promise<GrowthResult[]> {
  return withDatabases(options.engine, async create => {
    const opened: Knex[] = [];
    try {
      for (const size of options.sizes) {
        const database = await create(`dora_bench_growth_${size}`);
        await loadWorld(database, grownWorld(size, options));
        const db = await openBenchDatabase(database);
        opened.push(db);
        await computeCells(db);
      }
      return await timeQuestions(opened, options.rounds);
    } finally {
      await Promise.all(opened.map(db => db.destroy()));
    }
  });
}

function grownWorld(
  size: number,
  { recent, services, teams }: GrowthOptions,
): World {
  const startOfRecent = WORLD_NOW - RECENT_DAYS * DAY_MS;
  const eras = [
    {
      from: startOfRecent - DAYS_BEFORE * DAY_MS,
      to: startOfRecent,
      deployments: size - recent,
    },
    { from: startOfRecent, to: WORLD_NOW, deployments: recent },
  ];
  return new World({ seed: 1, services, teams, now: WORLD_NOW, eras });
}

async function timeQuestions(
  databases: Knex[],
  rounds: number,
): Promise<GrowthResult[]> {
  const questions = await Promise.all(
    databases.map(db => pageQuestions(db, TREND_WEEKS)),
  );
  const results: GrowthResult[] = [];
  for (const [index, { name }] of questions[0].entries()) {
    const asked = questions.map(ofDatabase => ofDatabase[index].ours);
    const timings = await alternate(
      Object.fromEntries(asked.entries()),
      rounds,
    );
    results.push({ name, timings: asked.map((_, at) => timings[at]) });
  }
  return results;
}
