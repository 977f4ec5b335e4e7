import { onPostgres, TestDatabase } from '../support/databases';
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
import { tellStory } from '../support/story';
import { until } from '../support/until';
import { countWork, logWork } from '../support/workLog';

const CONNECTIONS_LOST = 3;

test.setTimeout(300_000);

test('R18: a connection lost between the effect and the done mark leaves one effect', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const calls = tellStory(SEED, scaled(200));
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  const backend = await site.startBackend(database);
  await knowingApi(backend);
  await logWork(database);
  await atDoneMarks(
    database,
    CONNECTIONS_LOST,
    'perform pg_terminate_backend(pg_backend_pid())',
  );

  await deliverAll(calls, { urls: [backend.url], clients: 2, answers });

  const api = await settledApi(backend);
  expect(await countDoneMarks(database)).toBeGreaterThan(CONNECTIONS_LOST);
  await expectAllStoredOnce(database, calls, answers);
  expect(await countWork(database)).toEqual({ 1: calls.length });
  expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
});

test('R18: a process killed between the effect and the done mark leaves one effect', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const calls = tellStory(SEED, scaled(200));
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  const first = await site.startBackend(database);
  await knowingApi(first);
  await logWork(database);
  await atDoneMarks(database, 1, 'perform pg_sleep(5)');

  const delivering = deliverAll(calls, {
    urls: [first.url],
    clients: 2,
    answers,
  });
  await until('a done mark is being set', 30, async () => {
    return (await countDoneMarks(database)) > 0;
  });
  await first.kill();
  const second = await site.startBackend(database, { port: first.port });
  await delivering;

  const api = await settledApi(second);
  await expectAllStoredOnce(database, calls, answers);
  expect(await countWork(database)).toEqual({ 1: calls.length });
  expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
});

/** Does something each of the first times that a delivery is marked as done. */
async function atDoneMarks(
  database: TestDatabase,
  times: number,
  statement: string,
): Promise<void> {
  // A sequence goes on counting whatever is rolled back.
  await database.query(`
    create sequence e2e_done_marks;
    create function e2e_at_done_mark() returns trigger language plpgsql as $$
      begin
        if nextval('e2e_done_marks') <= ${times} then
          ${statement};
        end if;
        return new;
      end
    $$;
    create trigger e2e_at_done_mark before update on dora_deliveries
      for each row when (old.state = 'pending' and new.state = 'done')
      execute function e2e_at_done_mark();
  `);
}

async function countDoneMarks(database: TestDatabase): Promise<number> {
  const [marks] = await database.query<{ count: number }>(
    'select case when is_called then last_value else 0 end::int as count from e2e_done_marks',
  );
  return marks.count;
}
