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

  it('keep whom incidents affect', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    const step = { directory, name: '20261123030000_incident_subjects.js' };
    await knex.migrate.down(step);
    const ids = ['a', 'b', 'c'];
    await knex('dora_incidents').insert(
      ids.map(id => ({ id, source_id: 's', key: id, told_at: '{}' })),
    );
    await knex('dora_incident_subjects').insert([
      { incident_id: 'a', subject: 'service:y' },
      { incident_id: 'a', subject: 'service:x' },
      { incident_id: 'c', subject: 'service:z' },
    ]);

    await knex.migrate.up(step);
    const rows = await knex('dora_incidents').orderBy('id');
    expect(rows.map(({ subjects }) => subjects)).toEqual([
      '["service:x","service:y"]',
      null,
      '["service:z"]',
    ]);
  });
});
