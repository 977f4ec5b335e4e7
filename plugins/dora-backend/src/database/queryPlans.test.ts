import { exercisePlugin } from '../../bench/plans/exercisePlugin';
import { fillTables } from '../../bench/plans/fillTables';
import { findScans } from '../../bench/plans/findScans';
import { databases } from '../__testUtils__/doraBackend';

const DEPLOYMENTS = 10_000;

// All that the plugin does, and a history to look into.
jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('statements on %s', databaseId => {
  it('find what they need by an index', async () => {
    const small = await databases.init(databaseId);
    const statements = await exercisePlugin(small);
    expect(statements.length).toBeGreaterThan(100);

    // SQLite plans by indices alone, PostgreSQL by what the tables hold.
    let large = small;
    if (databaseId === 'POSTGRES_15') {
      large = await databases.init(databaseId);
      await fillTables(large, DEPLOYMENTS, Date.now());
    }
    const scans = await findScans(large, statements);
    expect(
      scans.map(({ how, table, sql }) => `${how} on ${table}: ${sql}`),
    ).toEqual([]);
  });
});
