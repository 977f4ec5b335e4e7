import { Answers } from '../support/Answers';
import { onPostgres, onSqlite, TestDatabase } from '../support/databases';
import { deliverAll } from '../support/deliverAll';
import { Disturbances } from '../support/Disturbances';
import { readNumbers } from '../support/numbers';
import { randomFrom } from '../support/random';
import {
  expect,
  expectAllStoredOnce,
  scaled,
  SEED,
  test,
} from '../support/reliability';
import { knowingApi, settledApi, Site } from '../support/Site';
import { tellStory } from '../support/story';

const CLIENTS = 2;

test.setTimeout(900_000);

test('R1: 20 crashes in a burst of 5,000 deliveries lose and double nothing on PostgreSQL', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const { connectionString } = await site.startPostgres();
  const calls = scaled(5_000);
  const numbers = await crashInBurst({
    site,
    database: onPostgres(connectionString),
    answers,
    calls,
    crashes: scaled(20),
  });
  expect(numbers).toBe(await calmNumbers(calls));
});

test('R1: 5 crashes in a burst of 1,000 deliveries lose and double nothing on SQLite', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const calls = scaled(1_000);
  const numbers = await crashInBurst({
    site,
    database: onSqlite(site.directory),
    answers,
    calls,
    crashes: scaled(5),
  });
  expect(numbers).toBe(await calmNumbers(calls));
});

async function crashInBurst(options: {
  site: Site;
  database: TestDatabase;
  answers: Answers;
  calls: number;
  crashes: number;
}): Promise<string> {
  const { site, database, answers, crashes } = options;
  const calls = tellStory(SEED, options.calls);
  let backend = await site.startBackend(database);
  await knowingApi(backend);
  const disturbances = new Disturbances({
    times: crashes,
    calls: calls.length,
    random: randomFrom(SEED),
    disturb: async () => {
      const { port } = backend;
      await backend.kill();
      backend = await site.startBackend(database, { port });
    },
  });

  await deliverAll(calls, {
    urls: [backend.url],
    clients: CLIENTS,
    answers,
    onAnswer: () => disturbances.notice(answers.accepted.size),
  });
  await disturbances.settled();
  expect(disturbances.count).toBe(crashes);

  const api = await settledApi(backend);
  await expectAllStoredOnce(database, calls, answers);
  return readNumbers(api);
}
