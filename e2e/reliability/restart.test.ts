import { Backend } from '../support/Backend';
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
const CLIENTS = 2;

/** From the signal until the next process is ready. */
interface Restart {
  from: number;
  to: number;
  endedByItself: boolean;
}

test.setTimeout(600_000);

test('R2: 5 restarts by SIGTERM in a burst of 5,000 deliveries answer all that is under way', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const calls = tellStory(SEED, scaled(5_000));
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  let backend: Backend = await site.startBackend(database);
  await knowingApi(backend);
  const restarts: Restart[] = [];
  const disturbances = new Disturbances({
    times: RESTARTS,
    calls: calls.length,
    random: randomFrom(SEED),
    disturb: async () => {
      const from = Date.now();
      const endedByItself = await backend.stop();
      backend = await site.startBackend(database, { port: backend.port });
      restarts.push({ from, to: Date.now(), endedByItself });
    },
  });

  await deliverAll(calls, {
    urls: [backend.url],
    clients: CLIENTS,
    answers,
    onAnswer: () => disturbances.notice(answers.accepted.size),
  });
  await disturbances.settled();

  expect(restarts).toHaveLength(RESTARTS);
  console.log(
    'Needed to be killed, for a sender kept its connection busy:',
    restarts.filter(({ endedByItself }) => !endedByItself).length,
  );
  const underWay = restarts.flatMap(({ from }) =>
    answers.all.filter(
      ({ sentAt, tookMs }) => sentAt < from && sentAt + tookMs > from,
    ),
  );
  expect(underWay.filter(({ status }) => status === undefined)).toEqual([]);
  // A starting Backstage answers 404 until it has found its plugins.
  const expected = new Set([202, 404, 503, undefined]);
  expect(answers.all.filter(({ status }) => !expected.has(status))).toEqual([]);
  const duringRestarts = new Set(
    restarts.flatMap(({ from, to }) => answers.sentBetween(from, to)),
  );
  expect(
    answers.all.filter(
      answer => answer.status !== 202 && !duringRestarts.has(answer),
    ),
  ).toEqual([]);

  const api = await settledApi(backend);
  await expectAllStoredOnce(database, calls, answers);
  expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
});
