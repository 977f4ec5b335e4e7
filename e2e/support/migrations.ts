import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const PLUGIN = resolve(__dirname, '../../plugins/dora-backend/package.json');
const DIRECTORY = join(dirname(PLUGIN), 'migrations');

/** How many migrations the plugin has. */
export function countMigrations(): number {
  return readdirSync(DIRECTORY).filter(name => name.endsWith('.js')).length;
}

/** Takes the schema of the plugin one migration up, or one down. */
export async function migrate(
  connection: string,
  direction: 'up' | 'down',
): Promise<void> {
  const knexFactory = createRequire(PLUGIN)('knex');
  const knex = knexFactory({ client: 'pg', connection });
  try {
    await knex.migrate[direction]({ directory: DIRECTORY });
  } finally {
    await knex.destroy();
  }
}
