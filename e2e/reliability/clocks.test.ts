import { onPostgres } from '../support/databases';
import { deliverAll } from '../support/deliverAll';
import {
  canFakeTime,
  clockThatIs,
  HOW_TO_FAKE_TIME,
} from '../support/fakeTime';
import { readNumbers } from '../support/numbers';
import {
  expect,
  expectAllStoredOnce,
  scaled,
  SEED,
  test,
} from '../support/reliability';
import { Sender } from '../support/Sender';
import { knowingApi, settledApi } from '../support/Site';
import { SIGNING_SECRET, signedAt } from '../support/standardWebhooks';
import { tellStory } from '../support/story';

const MINUTE_MS = 60_000;

test.setTimeout(300_000);

for (const zone of ['UTC', 'America/New_York', 'Asia/Kathmandu']) {
  test(`R14: a backend in ${zone} computes the same numbers`, async ({
    site,
    answers,
    calmNumbers,
  }) => {
    const calls = tellStory(SEED, scaled(1_000));
    const postgres = await site.startPostgres({ settings: { timezone: zone } });
    const database = onPostgres(postgres.connectionString);
    const backend = await site.startBackend(database, { env: { TZ: zone } });
    await knowingApi(backend);

    await deliverAll(calls, { urls: [backend.url], clients: 2, answers });

    const api = await settledApi(backend);
    await expectAllStoredOnce(database, calls, answers);
    expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
  });
}

test('R14: replicas whose clocks are 20 minutes apart compute the same numbers', async ({
  site,
  answers,
  calmNumbers,
}) => {
  test.skip(!canFakeTime(), HOW_TO_FAKE_TIME);
  const calls = tellStory(SEED, scaled(1_000));
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  const ahead = await site.startBackend(database, { env: clockThatIs('+10m') });
  await knowingApi(ahead);
  const behind = await site.startBackend(database, {
    env: clockThatIs('-10m'),
  });
  await expectClock(ahead.url, 10);
  await expectClock(behind.url, -10);

  await deliverAll(calls, {
    urls: [ahead.url, behind.url],
    clients: 2,
    answers,
  });

  for (const replica of [ahead, behind]) {
    const api = await settledApi(replica);
    expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
  }
  await expectAllStoredOnce(database, calls, answers);
});

test('R14: senders whose clocks are 10 minutes off are believed within the tolerance only', async ({
  site,
}) => {
  const authentication = { scheme: 'standard-webhooks' };
  const source = { kind: 'generic', authentication, secrets: [SIGNING_SECRET] };
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  const backend = await site.startBackend(database, {
    sources: { strict: source, lenient: { ...source, toleranceSeconds: 900 } },
  });
  const [call] = tellStory(SEED, 5).filter(({ path }) =>
    path.endsWith('/generic'),
  );
  const sender = new Sender();
  site.later(() => sender.close());

  for (const [name, minutes, status] of [
    ['strict', -10, 401],
    ['strict', 10, 401],
    ['strict', 0, 202],
    ['lenient', -10, 202],
    ['lenient', 10, 202],
  ] as const) {
    const at = new Date(Date.now() + minutes * MINUTE_MS);
    const answer = await sender.send(backend.url, signedAt(call, name, at));
    expect({ name, minutes, status: answer.status }).toEqual({
      name,
      minutes,
      status,
    });
  }
  expect(
    await database.query(
      'select source_id, count(*)::int as count from dora_deliveries group by source_id order by source_id',
    ),
  ).toEqual([
    { source_id: 'lenient', count: 1 },
    { source_id: 'strict', count: 1 },
  ]);
});

async function expectClock(url: string, minutes: number) {
  const { headers } = await fetch(`${url}/.backstage/health/v1/readiness`);
  const ahead = Date.parse(headers.get('date')!) - Date.now();
  expect(Math.round(ahead / MINUTE_MS)).toBe(minutes);
}
