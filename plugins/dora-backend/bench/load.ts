import { parseArgs } from 'node:util';
import { computeCells } from './cells';
import { openBenchDatabase } from './database';
import { WORLD_OPTIONS, worldOf } from './options';
import { runCommand } from './runCommand';
import { duration } from './table';
import { loadWorld } from './world/loadWorld';

/** Fills an empty database with a generated organisation, and on request its cells. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { ...WORLD_OPTIONS, cells: { type: 'boolean', default: false } },
  });
  if (!values.database) {
    throw new Error('--database must be a PostgreSQL URL or a SQLite file');
  }
  const start = performance.now();
  await loadWorld(values.database, worldOf(values));
  process.stdout.write(`Loaded in ${duration(performance.now() - start)}\n`);
  if (values.cells) {
    const db = await openBenchDatabase(values.database);
    const ms = await computeCells(db).finally(() => db.destroy());
    process.stdout.write(`Computed all cells in ${duration(ms)}\n`);
  }
}

runCommand(main);
