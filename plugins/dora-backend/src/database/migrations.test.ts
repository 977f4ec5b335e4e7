import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { databases } from '../__testUtils__/doraBackend';

const directory = resolvePackagePath(
  '@dora-metrics/backstage-plugin-dora-backend',
  'migrations',
);

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it('go up, down to nothing and up again', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('dora_deliveries')).toBe(true);
    expect(await knex('dora_locks')).toHaveLength(1);

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('dora_deliveries')).toBe(false);

    await knex.migrate.latest({ directory });
    expect(await knex('dora_deliveries')).toEqual([]);
  });
});
