import { setTimeout as sleep } from 'node:timers/promises';
import { Answers, isAccepted, percentileMs } from '../support/Answers';
import { Backend } from '../support/Backend';
import { onPostgres } from '../support/databases';
import { deliverAll } from '../support/deliverAll';
import { DoraApi } from '../support/DoraApi';
import { genericCall } from '../support/generic';
import { importPast } from '../support/importPast';
import { readNumbers, readReports } from '../support/numbers';
import { PAST_DAYS, tellPast } from '../support/past';
import { randomFrom } from '../support/random';
import { expect, scaled, SEED, test } from '../support/reliability';
import { Sender } from '../support/Sender';
import { knowingApi, Site } from '../support/Site';
import { PAST_SERVICES, tellStory } from '../support/story';
import { until } from '../support/until';
import { WebhookCall } from '../support/WebhookCall';

const EVENTS = scaled(200_000);
const LIVE_CALLS = scaled(2_000);
const LIVE_PAUSE_MS = 100;
const LONGEST_LIVE_MS = 500;
const EVENTS_PER_CALL = 1_000;
const SETTLED_SECONDS = 3_600;

test.setTimeout(3 * 3_600_000);

test('R10: an import of 200,000 events holds up no live delivery, survives a crash and equals live ingestion', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const past = tellPast(SEED, EVENTS);
  const live = tellStory(SEED, LIVE_CALLS);
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  let backend = await site.startBackend(database);
  await knowingApi(backend);

  const start = Date.now();
  let isImporting = true;
  const importing = importPast(backend.url, 'past', past).finally(() => {
    isImporting = false;
  });
  const sending = sendSteadily(backend.url, live, answers);
  const killAfter = EVENTS / 4 + randomFrom(SEED)(EVENTS / 2);
  await until('the moment of the crash', SETTLED_SECONDS, async () => {
    const [rows] = await database.query<{ count: number }>(
      'select count(*)::int as count from dora_deliveries where lane = 1',
    );
    return rows.count >= killAfter;
  });
  const downFrom = Date.now();
  await backend.kill();
  backend = await site.startBackend(database, { port: backend.port });
  const upFrom = Date.now();
  expect(isImporting).toBe(true);
  await importing;
  await sending;
  const api = await settled(backend);
  console.log(
    `${EVENTS} events in ${Math.round((Date.now() - start) / 1000)} s`,
  );

  const whileUp = answers.all.filter(
    ({ sentAt, tookMs }) => sentAt + tookMs < downFrom || sentAt > upFrom,
  );
  const p99 = percentileMs(whileUp, 0.99);
  console.log(`p99 of ${whileUp.length} live answers: ${p99.toFixed()} ms`);
  expect(whileUp.filter(answer => !isAccepted(answer))).toEqual([]);
  expect(p99).toBeLessThan(LONGEST_LIVE_MS);
  expect(await readNumbers(api)).toBe(await calmNumbers(live.length));
  const imported = await readReports(api, PAST_SERVICES, PAST_DAYS);
  await backend.stop();
  expect(imported).toBe(await ingestLive(site, past, answers));
});

/** Sends one call after the other at a steady pace, each until it is accepted. */
async function sendSteadily(
  url: string,
  calls: WebhookCall[],
  answers: Answers,
): Promise<void> {
  const sender = new Sender();
  for (const call of calls) {
    let answer = await sender.send(url, call);
    answers.add(answer);
    while (!isAccepted(answer)) {
      await sleep(LIVE_PAUSE_MS);
      answer = await sender.send(url, call);
      answers.add(answer);
    }
    await sleep(LIVE_PAUSE_MS);
  }
  sender.close();
}

async function ingestLive(
  site: Site,
  past: object[],
  answers: Answers,
): Promise<string> {
  const postgres = await site.startPostgres();
  const backend = await site.startBackend(
    onPostgres(postgres.connectionString),
  );
  await knowingApi(backend);
  const calls: WebhookCall[] = [];
  for (let from = 0; from < past.length; from += EVENTS_PER_CALL) {
    const events = past.slice(from, from + EVENTS_PER_CALL);
    calls.push(genericCall(`past-${from}`, { events }));
  }
  await deliverAll(calls, { urls: [backend.url], clients: 1, answers });
  return readReports(await settled(backend), PAST_SERVICES, PAST_DAYS);
}

async function settled(backend: Backend): Promise<DoraApi> {
  const api = await DoraApi.signIn(backend.url);
  await api.settled(SETTLED_SECONDS);
  return api;
}
