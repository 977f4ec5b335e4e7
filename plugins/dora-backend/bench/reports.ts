import { parseArgs } from 'node:util';
import { benchAccuracy, describeAccuracy } from './comparison/benchAccuracy';
import { benchReports } from './comparison/benchReports';
import { describeReports } from './comparison/describeReports';
import { withLoadedDatabase } from './loadedDatabase';
import { WORLD_OPTIONS } from './options';
import { runCommand } from './runCommand';
import { whole } from './table';

/** Times reports against plain SQL over the same rows, and compares the numbers of both. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...WORLD_OPTIONS,
      rounds: { type: 'string', default: '5' },
      windows: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  });
  const { reports, accuracy } = await withLoadedDatabase(values, async db => ({
    reports: await benchReports(db, Number(values.rounds)),
    accuracy: await benchAccuracy(db, {
      windows: Number(values.windows),
      seed: Number(values.seed),
    }),
  }));
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ reports, accuracy })}\n`);
    return;
  }
  process.stdout.write(`${describeReports(reports)}\n`);
  const { maxRSS: kibibytes } = process.resourceUsage();
  process.stdout.write(
    `\nMemory of this process: ${whole(kibibytes / 1024)} MiB at most\n`,
  );
  if (accuracy.windows > 0) {
    process.stdout.write(`\n${describeAccuracy(accuracy)}\n`);
  }
}

runCommand(main);
