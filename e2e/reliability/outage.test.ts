import { setTimeout as sleep } from 'node:timers/promises';
import { percentileMs } from '../support/Answers';
import { onPostgres } from '../support/databases';
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
import { knowingApi, settledApi } from '../support/Site';
import { tellStory } from '../support/story';

const RESTARTS = 5;
const OUTAGE_MS = scaled(60) * 1000;
const CLIENTS = 4;
const LONGEST_MS = 4_000;
const USUAL_MS = 2_000;

test.setTimeout(600_000);

test('R3: 5 crashes of PostgreSQL and an outage of a minute lose nothing, and never keep a sender waiting', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const calls = tellStory(SEED, scaled(5_000));
  const beforeOutage = Math.floor(calls.length / 2);
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  const backend = await site.startBackend(database);
  await knowingApi(backend);
  const deliver = (from: number, to: number, onAnswer?: () => void) =>
    deliverAll(calls.slice(from, to), {
      urls: [backend.url],
      clients: CLIENTS,
      answers,
      onAnswer,
    });

  const disturbances = new Disturbances({
    times: RESTARTS,
    calls: beforeOutage,
    random: randomFrom(SEED),
    disturb: () => postgres.restart(),
  });
  await deliver(0, beforeOutage, () =>
    disturbances.notice(answers.accepted.size),
  );
  await disturbances.settled();
  expect(disturbances.count).toBe(RESTARTS);

  const delivering = deliver(beforeOutage, calls.length);
  await postgres.down();
  const downAt = Date.now();
  await sleep(OUTAGE_MS);
  const duringOutage = answers.sentBetween(downAt, Date.now());
  await postgres.up();
  await delivering;

  console.log(
    `${duringOutage.length} answers in the outage, median ${percentileMs(
      duringOutage,
      0.5,
    ).toFixed()} ms, slowest ${percentileMs(duringOutage, 1).toFixed()} ms`,
  );
  expect(duringOutage.length).toBeGreaterThan(CLIENTS);
  expect(duringOutage.filter(answer => answer.status !== 503)).toEqual([]);
  expect(duringOutage.filter(answer => !answer.retryAfter)).toEqual([]);
  expect(percentileMs(duringOutage, 0.95)).toBeLessThan(USUAL_MS);
  expect(percentileMs(answers.all, 1)).toBeLessThan(LONGEST_MS);
  expect(backend.hasEnded()).toBe(false);

  const api = await settledApi(backend);
  await expectAllStoredOnce(database, calls, answers);
  expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
});
