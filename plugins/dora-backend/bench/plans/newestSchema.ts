import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Makes the plugin's tables in a database. */
export async function bringToNewestSchema(db: Knex): Promise<void> {
  await db.migrate.latest({
    directory: resolvePackagePath(
      '@dora-metrics/backstage-plugin-dora-backend',
      'migrations',
    ),
  });
}
