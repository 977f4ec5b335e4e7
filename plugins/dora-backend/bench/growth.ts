import { parseArgs } from 'node:util';
import { describeGrowth } from './growth/describeGrowth';
import { growthOf } from './growth/growthOf';
import { toEngine } from './options';
import { runCommand } from './runCommand';

/** Times reports over the same last days while the history before them grows. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'postgres' },
      sizes: { type: 'string', default: '100000,1000000' },
      recent: { type: 'string', default: '80000' },
      services: { type: 'string', default: '2000' },
      teams: { type: 'string', default: '200' },
      rounds: { type: 'string', default: '7' },
      json: { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  const results = await growthOf({
    engine: toEngine(values.engine),
    sizes,
    recent: Number(values.recent),
    services: Number(values.services),
    teams: Number(values.teams),
    rounds: Number(values.rounds),
  });
  process.stdout.write(
    `${
      values.json ? JSON.stringify(results) : describeGrowth(sizes, results)
    }\n`,
  );
}

runCommand(main);
