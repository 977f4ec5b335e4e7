import { mockServices, TestDatabaseId } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Knex } from 'knex';
import { databases } from '../__testUtils__/doraBackend';
import { readDoraConfig } from '../config';
import { openDatabase } from '../database/openDatabase';
import { DefinitionVersions } from './DefinitionVersions';

const REF = 'component:default/checkout';

async function openWithService(databaseId: TestDatabaseId): Promise<Knex> {
  const knex = await databases.init(databaseId);
  await openDatabase(
    mockServices.database({ knex, migrations: { skip: false } }),
  );
  await knex('dora_services').insert({
    entity_ref: REF,
    title: 'checkout',
    linked: true,
    paths: '[]',
  });
  return knex;
}

describe.each(databases.eachSupportedId())('versions on %s', databaseId => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await openWithService(databaseId);
  });

  const versionsOf = (dora: object = {}) =>
    new DefinitionVersions({
      db: knex,
      config: readDoraConfig(new ConfigReader({ dora })),
    });

  /** Starts with a configuration, and answers what is to be done because of it. */
  async function start(dora: object = {}) {
    await knex('dora_dirty_services').delete();
    await knex('dora_stale_figures').delete();
    const versions = versionsOf(dora);
    await versions.record();
    return {
      version: versions.current(),
      derived: await knex('dora_dirty_services').select(
        'causes',
        'service_ref',
      ),
      restated: await knex('dora_stale_figures')
        .where('purpose', 'restate')
        .select('causes', 'service_ref'),
    };
  }

  const marked = [{ causes: 4, service_ref: REF }];

  it('count up with each change, which says what follows from it', async () => {
    const none = { derived: [], restated: [] };
    const derived = { derived: marked, restated: [] };
    const restated = { derived: [], restated: marked };
    expect(await start()).toEqual({ version: 1, ...derived });
    expect(await start()).toEqual({ version: 1, ...none });

    const definitions = { minimums: { leadTimeCommits: 9 } };
    expect(await start({ definitions })).toEqual({ version: 2, ...restated });
    expect(await start({ definitions })).toEqual({ version: 2, ...none });
    const further = { definitions, timeZone: 'Asia/Kolkata' };
    expect(await start(further)).toEqual({ version: 3, ...derived });
    expect(await start()).toEqual({ version: 4, ...derived });

    const [latest, third, second, first] = await versionsOf().list(10);
    expect([latest.version, third.version, first.version]).toEqual([4, 3, 1]);
    expect(first.changes).toEqual([]);
    expect(second.changes).toEqual([
      {
        key: 'minimums.leadTimeCommits',
        title: 'Lead times that a level needs',
        from: '5',
        to: '9',
      },
    ]);
    expect(third.changes).toEqual([
      {
        key: 'timeZone',
        title: 'Reporting zone',
        from: 'UTC',
        to: 'Asia/Kolkata',
      },
    ]);
    expect(latest.changes).toHaveLength(2);
    expect(latest.fingerprint).toBe(first.fingerprint);
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(await versionsOf().list(1)).toEqual([latest]);
  });

  it('tell rules, levels and words as people read them', async () => {
    await start();
    await start({
      definitions: {
        profile: '2024',
        failureWindowHours: 'none',
        countFailedRollouts: false,
      },
      incidents: { severities: { SEV1: ['page'] } },
    });
    const [{ changes }] = await versionsOf().list(1);
    expect(
      changes
        .filter(({ key }) => !key.startsWith('levels.'))
        .map(({ title, from, to }) => `${title}: ${from} → ${to}`),
    ).toEqual(
      expect.arrayContaining([
        'Failure window: 24 h → none',
        'Roll-outs that failed: yes → no',
        expect.stringMatching(/^Levels: .+ → .+2024/),
        'Words for severities: none → SEV1: page',
      ]),
    );
  });

  it('are recorded once by replicas that start together', async () => {
    const replicas = [versionsOf(), versionsOf(), versionsOf()];
    await Promise.all(replicas.map(replica => replica.record()));
    expect(replicas.map(replica => replica.current())).toEqual([1, 1, 1]);
    expect(await knex('dora_definition_versions')).toHaveLength(1);
  });
});
