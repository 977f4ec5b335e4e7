import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { databases } from '../__testUtils__/doraBackend';
import { openDatabase } from '../database/openDatabase';
import { Rejections } from './Rejections';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 2, 1, 12, 30);

describe.each(databases.eachSupportedId())('Rejections on %s', databaseId => {
  let knex: Knex;
  let rejections: Rejections;
  const logger = mockServices.logger.mock();

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await openDatabase(
      mockServices.database({ knex, migrations: { skip: false } }),
    );
  });

  beforeEach(async () => {
    jest.clearAllMocks();
    await knex('dora_rejections').delete();
    rejections = new Rejections({ db: knex, logger });
  });

  const rows = () =>
    knex('dora_rejections').orderBy(['source_id', 'hour', 'reason']);

  it('counts by source, hour and reason, whoever counts', async () => {
    const replica = new Rejections({ db: knex, logger });
    rejections.add('github', 'wrong_credentials', NOW);
    rejections.add('github', 'wrong_credentials', NOW + 1);
    rejections.add('github', 'too_large', NOW);
    replica.add('github', 'wrong_credentials', NOW + HOUR_MS / 2 - 1);
    replica.add('github', 'wrong_credentials', NOW + HOUR_MS / 2);
    await Promise.all([rejections.flush(), replica.flush()]);
    rejections.add('github', 'too_large', NOW);
    await rejections.flush();
    const hour = NOW - HOUR_MS / 2;
    const counts = (await rows()).map(row => [
      Number(row.hour) - hour,
      row.reason,
      row.count,
    ]);
    expect(counts).toEqual([
      [0, 'too_large', 2],
      [0, 'wrong_credentials', 3],
      [HOUR_MS, 'wrong_credentials', 1],
    ]);
  });

  it('tells the requests of the last day by source, those of all unknown ones in one', async () => {
    rejections.add('github', 'too_large', NOW - 26 * HOUR_MS);
    rejections.add('github', 'too_large', NOW - 23 * HOUR_MS);
    rejections.add('github', 'method', NOW);
    rejections.add(undefined, 'unknown_source', NOW);
    expect(await rejections.lastDay(NOW)).toEqual(
      new Map([
        ['(unknown)', 1],
        ['github', 2],
      ]),
    );
  });

  it('keeps its counts while they cannot be written', async () => {
    rejections.add('github', 'busy', NOW);
    await knex.schema.renameTable('dora_rejections', 'dora_away');
    await rejections.flush();
    rejections.add('github', 'busy', NOW);
    await rejections.flush();
    await knex.schema.renameTable('dora_away', 'dora_rejections');
    await rejections.flush();
    await rejections.flush();
    expect(await rows()).toMatchObject([{ count: 2 }]);
  });

  it('holds a bounded number of counts', async () => {
    for (let hour = 0; hour < 10_100; hour++) {
      rejections.add('github', 'busy', NOW - hour * HOUR_MS);
    }
    await rejections.flush();
    const [{ count }] = await knex('dora_rejections').count({ count: '*' });
    expect(Number(count)).toBe(10_000);
  });

  it('writes what is left when it stops', async () => {
    rejections.start();
    rejections.add('github', 'busy', NOW);
    await rejections.stop();
    expect(await rows()).toMatchObject([{ count: 1 }]);
  });

  it('E1: logs once a minute for each source and reason', () => {
    for (let i = 0; i < 1000; i++) {
      rejections.add('github', 'wrong_credentials', NOW + i * 60);
      rejections.add('argocd', 'unavailable', NOW + i * 60, 'Why');
    }
    rejections.add('github', 'wrong_credentials', NOW + 60_000);
    expect(logger.warn.mock.calls).toEqual([
      ['Turned away 1 requests to source github: wrong_credentials'],
      ['Turned away 1 requests to source argocd: unavailable (Why)'],
      ['Turned away 1000 requests to source github: wrong_credentials'],
    ]);
  });
});
