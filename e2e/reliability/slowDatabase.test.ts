import { setTimeout as sleep } from 'node:timers/promises';
import { percentileMs } from '../support/Answers';
import { onPostgres } from '../support/databases';
import { deliverAll } from '../support/deliverAll';
import { readNumbers } from '../support/numbers';
import {
  expect,
  expectAllStoredOnce,
  scaled,
  SEED,
  test,
} from '../support/reliability';
import { knowingApi, settledApi } from '../support/Site';
import { SlowProxy } from '../support/SlowProxy';
import { tellStory } from '../support/story';

const STATEMENT_MS = 2_000;
const SLOW_MS = scaled(60) * 1000;
const CONNECTIONS = 2;
const CLIENTS = 50;
const LONGEST_MS = 4_000;
const MOST_GROWTH_MB = 200;

test.setTimeout(600_000);

test('R17: a database of 2 s a statement and a pool of 2 connections keep no sender waiting, nor fill the memory', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const calls = tellStory(SEED, scaled(2_000));
  const postgres = await site.startPostgres();
  const proxy = await SlowProxy.start(postgres.port);
  site.later(() => proxy.stop());
  const direct = onPostgres(postgres.connectionString);
  const throughProxy = new URL(postgres.connectionString);
  throughProxy.port = String(proxy.port);
  const backend = await site.startBackend(
    onPostgres(throughProxy.href, {
      knexConfig: { pool: { min: 0, max: CONNECTIONS } },
    }),
  );
  await knowingApi(backend);
  const before = backend.residentMegabytes();

  proxy.delayMs = STATEMENT_MS;
  const slowFrom = Date.now();
  const delivering = deliverAll(calls, {
    urls: [backend.url],
    clients: CLIENTS,
    answers,
  });
  await sleep(SLOW_MS);
  const growth = backend.residentMegabytes() - before;
  const whileSlow = answers.sentBetween(slowFrom, Date.now());
  proxy.delayMs = 0;
  await delivering;

  console.log(
    `${whileSlow.length} answers while slow, the slowest after ${percentileMs(
      whileSlow,
      1,
    ).toFixed()} ms; memory grew by ${growth.toFixed()} MB`,
  );
  const statuses = new Set(answers.all.map(({ status }) => status));
  expect([...statuses].sort()).toEqual([202, 503]);
  expect(percentileMs(answers.all, 1)).toBeLessThan(LONGEST_MS);
  expect(growth).toBeLessThan(MOST_GROWTH_MB);

  const api = await settledApi(backend);
  await expectAllStoredOnce(direct, calls, answers);
  expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
});
