import { onPostgres, queryPostgres, TestDatabase } from '../support/databases';
import { deliverAll } from '../support/deliverAll';
import { countMigrations, migrate } from '../support/migrations';
import { readNumbers } from '../support/numbers';
import { OldRelease } from '../support/OldRelease';
import { expect, scaled, SEED, test } from '../support/reliability';
import { knowingApi, settledApi } from '../support/Site';
import { tellStory } from '../support/story';
import { dedupeKey } from '../support/WebhookCall';

const OLD_DELIVERIES = scaled(1_000_000);
const LONGEST_MS = 1_000;

test.setTimeout(900_000);

test('R15: an upgrade over 1,000,000 deliveries and the way back hold up no replica of the release before', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const calls = tellStory(SEED, scaled(8_000));
  const postgres = await site.startPostgres();
  const { connectionString } = postgres;
  await queryPostgres(
    connectionString,
    'create database backstage_plugin_dora',
  );
  const database = onPostgres(connectionString);
  const plugin = connectionString.replace(/postgres$/, 'backstage_plugin_dora');
  await migrate(plugin, 'up');
  await fillInbox(database, OLD_DELIVERIES);

  const before = new OldRelease(database);
  before.start(calls);
  // It migrates before it is ready.
  const backend = await site.startBackend(database);
  await knowingApi(backend);
  await before.stop();
  const duringUpgrade = Math.max(...before.tookMs);
  const rest = calls.slice(before.stored.length);
  expect(rest.length).toBeGreaterThan(0);

  const beside = new OldRelease(database);
  const half = rest.length / 2;
  beside.start(rest.slice(0, half));
  await deliverAll(rest.slice(half), {
    urls: [backend.url],
    clients: 2,
    answers,
  });
  await beside.stop();
  await deliverAll(rest.slice(beside.stored.length, half), {
    urls: [backend.url],
    clients: 2,
    answers,
  });
  expect(answers.counts()).toEqual({
    202: rest.length - beside.stored.length,
  });
  const api = await settledApi(backend);
  expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
  await expectInbox(database, calls.map(dedupeKey));
  await backend.stop();

  const after = new OldRelease(database);
  const more = tellStory(SEED + 1, 8_000).map(call => ({
    ...call,
    id: `later-${call.id}`,
  }));
  after.start(more);
  for (let down = countMigrations() - 1; down > 0; down--) {
    await migrate(plugin, 'down');
  }
  await after.stop();
  const duringDowngrade = Math.max(...after.tookMs);
  console.log(
    `Slowest of ${
      before.stored.length
    } inserts up ${duringUpgrade.toFixed()} ms,`,
    `of ${after.stored.length} down ${duringDowngrade.toFixed()} ms`,
  );
  expect(duringUpgrade).toBeLessThan(LONGEST_MS);
  expect(duringDowngrade).toBeLessThan(LONGEST_MS);
  await expectInbox(database, [...calls, ...after.stored].map(dedupeKey));
});

/** Deliveries that were worked off long ago, yet not too long to be kept. */
async function fillInbox(database: TestDatabase, count: number): Promise<void> {
  await database.query(
    `insert into dora_deliveries
       (source_id, dedupe_key, event, content_type, body, received_at, state, worked_at)
     select 'github', 'id:' || md5(number::text), 'push', 'application/json',
       decode(repeat(md5(number::text), 16), 'hex'), $1::bigint - number, 'done', $1::bigint
     from generate_series(1, ${count}) as number`,
    [Date.now()],
  );
  await database.query('analyze dora_deliveries');
}

async function expectInbox(database: TestDatabase, keys: string[]) {
  const rows = await database.query<{ dedupe_key: string }>(
    `select dedupe_key from dora_deliveries where id > ${OLD_DELIVERIES}`,
  );
  expect(rows.map(row => row.dedupe_key).sort()).toEqual([...keys].sort());
  const [old] = await database.query<{ count: number }>(
    `select count(*)::int as count from dora_deliveries where id <= ${OLD_DELIVERIES}`,
  );
  expect(old.count).toBe(OLD_DELIVERIES);
}
