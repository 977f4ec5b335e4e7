import { parseArgs } from 'node:util';
import { benchAccuracy, describeAccuracy } from './comparison/benchAccuracy';
import { withLoadedDatabase } from './loadedDatabase';
import { WORLD_OPTIONS } from './options';
import { runCommand } from './runCommand';

/** Compares reports with plain SQL over windows drawn at random; fails if they disagree. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...WORLD_OPTIONS,
      windows: { type: 'string', default: '1000' },
    },
  });
  const accuracy = await withLoadedDatabase(values, db =>
    benchAccuracy(db, {
      windows: Number(values.windows),
      seed: Number(values.seed),
    }),
  );
  process.stdout.write(`${describeAccuracy(accuracy)}\n`);
  process.exitCode = accuracy.agreement.differences.length > 0 ? 1 : 0;
}

runCommand(main);
