import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { percentileMs } from '../support/Answers';
import { onPostgres } from '../support/databases';
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
import { tellStory } from '../support/story';

const FLOOD = join(__dirname, '../support/flood.mjs');
const OFFERED_PER_SECOND = 10_000;
const SECONDS = scaled(30);
const PAUSE_MS = 50;
const LONGEST_MS = 1_000;
/** Node makes its heap larger under load, once. */
const MOST_GROWTH_MB = 500;
const MOST_LATE_GROWTH_MB = 50;
const MOST_LOG_LINES = 20;

test.setTimeout(300_000);

test('E1: strangers who flood the webhooks keep nobody else waiting, and leave nothing behind', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const calls = tellStory(SEED, scaled(500));
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  const backend = await site.startBackend(database);
  await knowingApi(backend);
  const before = {
    megabytes: backend.residentMegabytes(),
    logLines: countLines(backend.log()),
  };
  const sender = new Sender();
  site.later(() => sender.close());
  const megabytes: number[] = [];

  const flood = promisify(execFile)(process.execPath, [
    FLOOD,
    backend.url,
    String(OFFERED_PER_SECOND),
    String(SECONDS),
  ]);
  site.later(() => flood.child.kill());
  for (const call of calls) {
    answers.add(await sender.send(backend.url, call));
    megabytes.push(backend.residentMegabytes());
    await sleep(PAUSE_MS);
  }
  const result = JSON.parse((await flood).stdout);

  const third = Math.floor(megabytes.length / 3);
  const most = Math.max(...megabytes);
  const growth = most - before.megabytes;
  const lateGrowth = most - Math.max(...megabytes.slice(0, -third));
  const logLines = countLines(backend.log()) - before.logLines;
  const refused = result.answers['401'] ?? 0;
  console.log(
    `Refused ${Math.round(refused / SECONDS)} a second of`,
    `${Math.round(
      result.sent / SECONDS,
    )} sent and ${OFFERED_PER_SECOND} offered;`,
    `p99 of senders ${percentileMs(answers.all, 0.99).toFixed()} ms;`,
    `memory grew by ${growth.toFixed()} MB, of which ${lateGrowth.toFixed()} late;`,
    `the log by ${logLines} lines`,
  );
  expect(Object.keys(result.answers)).toEqual(['401']);
  expect(answers.counts()).toEqual({ 202: calls.length });
  expect(percentileMs(answers.all, 0.99)).toBeLessThan(LONGEST_MS);
  expect(growth).toBeLessThan(MOST_GROWTH_MB);
  expect(lateGrowth).toBeLessThan(MOST_LATE_GROWTH_MB);
  expect(logLines).toBeLessThanOrEqual(MOST_LOG_LINES);

  const api = await settledApi(backend);
  await expectAllStoredOnce(database, calls, answers);
  expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
});

function countLines(text: string): number {
  return text.split('\n').length;
}
