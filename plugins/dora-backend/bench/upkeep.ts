import { parseArgs } from 'node:util';
import { toEngine } from './options';
import { runCommand } from './runCommand';
import { describeUpkeep } from './upkeep/describeUpkeep';
import { upkeepOf } from './upkeep/upkeepOf';

/** Times how cells follow events that arrive, a tenth of them late. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      engines: { type: 'string', default: 'postgres,sqlite' },
      deployments: { type: 'string', default: '100000' },
      arriving: { type: 'string', default: '10000' },
      services: { type: 'string', default: '2000' },
      teams: { type: 'string', default: '200' },
      batch: { type: 'string', default: '200' },
      json: { type: 'boolean', default: false },
    },
  });
  const results = [];
  for (const engine of values.engines.split(',').map(toEngine)) {
    const result = await upkeepOf({
      engine,
      deployments: Number(values.deployments),
      arriving: Number(values.arriving),
      services: Number(values.services),
      teams: Number(values.teams),
      batch: Number(values.batch),
    });
    results.push({ engine, ...result });
  }
  process.stdout.write(
    `${values.json ? JSON.stringify(results) : describeUpkeep(results)}\n`,
  );
}

runCommand(main);
