import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareServers } from './ingest/compareServers';
import { Engine, openDatabases } from './ingest/databases';
import { COLUMNS, Figure, figuresOf, rowsOf } from './ingest/figures';
import { runCommand } from './runCommand';
import { table } from './table';

/**
 * How many deliveries a second are taken in, beside a bare server and beside one
 * INSERT for each request, on the same machine in the same run.
 */
async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      engines: { type: 'string', default: 'postgres,sqlite' },
      connections: { type: 'string', default: '100,10' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '5' },
      json: { type: 'string' },
    },
  });
  const figures: Figure[] = [];
  const rows: string[][] = [];
  for (const engine of options.engines.split(',') as Engine[]) {
    const databases = await openDatabases(engine);
    try {
      for (const connections of options.connections.split(',').map(Number)) {
        const outcomes = await compareServers(databases, {
          connections,
          rounds: Number(options.rounds),
          seconds: Number(options.seconds),
        });
        figures.push(...figuresOf(engine, connections, outcomes));
        rows.push(...rowsOf(engine, connections, outcomes));
      }
    } finally {
      await databases.stop();
    }
  }
  process.stdout.write(`${table(COLUMNS, rows)}\n`);
  if (options.json) {
    const result = { name: 'ingest', figures };
    writeFileSync(options.json, `${JSON.stringify(result, undefined, 2)}\n`);
  }
}

runCommand(main);
