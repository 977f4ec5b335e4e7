import { parseArgs } from 'node:util';
import { Engine, openDatabase, openDatabases } from './ingest/databases';
import { exercisePlugin } from './plans/exercisePlugin';
import { fillTables } from './plans/fillTables';
import { findScans } from './plans/findScans';
import { runCommand } from './runCommand';

/*
 * Lists the statements of the plugin that go through a whole table or index,
 * and so cost the more the longer the history is. Fails when there is one.
 */

const { values: options } = parseArgs({
  options: { deployments: { type: 'string', default: '50000' } },
});

async function countScans(engine: Engine): Promise<number> {
  const databases = await openDatabases(engine);
  const small = openDatabase(await databases.create('dora_plans_small'));
  const large = openDatabase(await databases.create('dora_plans_large'));
  try {
    const statements = await exercisePlugin(small);
    // SQLite plans by indices alone, PostgreSQL by what the tables hold.
    if (engine === 'postgres') {
      await fillTables(large, Number(options.deployments), Date.now());
    }
    const scans = await findScans(large, statements);
    process.stdout.write(
      `${engine}: ${scans.length} of ${statements.length} statements scan a table that grows\n`,
    );
    for (const { how, table, sql } of scans) {
      process.stdout.write(`  ${how} on ${table}: ${sql}\n`);
    }
    return scans.length;
  } finally {
    await small.destroy();
    await large.destroy();
    await databases.stop();
  }
}

runCommand(async () => {
  const found = (await countScans('postgres')) + (await countScans('sqlite'));
  process.exitCode = found > 0 ? 1 : 0;
});
