import { ServiceStages } from '@dora-metrics/backstage-plugin-dora-common';
import { isAccepted } from '../support/Answers';
import { Backend } from '../support/Backend';
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
import { Sender } from '../support/Sender';
import { knowingApi, settledApi, Site } from '../support/Site';
import { STORY_DAYS, STORY_SERVICES, tellStory } from '../support/story';
import { until } from '../support/until';
import { WebhookCall } from '../support/WebhookCall';
import { countWork, logWork } from '../support/workLog';

const CLIENTS = 6;
const COPIES = 10;

test.setTimeout(600_000);

for (const count of [2, 3]) {
  test(`R4: ${count} replicas on one PostgreSQL work off each of 5,000 deliveries once`, async ({
    site,
    answers,
    calmNumbers,
  }) => {
    const calls = tellStory(SEED, scaled(5_000));
    const postgres = await site.startPostgres();
    const database = onPostgres(postgres.connectionString);
    const replicas = await startReplicas(site, database, count);
    await logWork(database);

    await deliverAll(calls, {
      urls: replicas.map(({ url }) => url),
      clients: CLIENTS,
      answers,
    });

    expect(answers.counts()).toEqual({ 202: calls.length });
    const calm = await calmNumbers(calls.length);
    for (const replica of replicas) {
      const api = await settledApi(replica);
      expect(await readNumbers(api)).toBe(calm);
    }
    await expectAllStoredOnce(database, calls, answers);
    expect(await countWork(database)).toEqual({ 1: calls.length });
    expectNoDeadlock(postgres.log());
  });
}

test('R4: what one replica stores while another one computes is in the numbers', async ({
  site,
  answers,
}) => {
  const [push, stage, , status] = tellStory(SEED, 5);
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  const replicas = await startReplicas(site, database, 2);
  const [{ url }] = replicas;
  const deliver = (call: WebhookCall) =>
    deliverAll([call], { urls: [url], clients: 1, answers });
  await deliver(push);
  await settledApi(replicas[0]);

  await slowDownComputing(database);
  await deliver(status);
  await until('a replica is computing', 30, async () => {
    const computing = await database.query(
      `select 1 from pg_stat_activity where wait_event = 'PgSleep'`,
    );
    return computing.length > 0;
  });
  await deliver(stage);

  const api = await settledApi(replicas[0]);
  const { from, to } = STORY_DAYS;
  const stages: ServiceStages = JSON.parse(
    await api.text(
      `/v1/services/default/component/${STORY_SERVICES[1]}/stages?from=${from}&to=${to}`,
    ),
  );
  expect(stages.stages).toContainEqual(
    expect.objectContaining({ stage: 'build', reported: 1 }),
  );
});

test('R5: 10 copies at once of each of 100 deliveries to 2 replicas count once', async ({
  site,
  answers,
  calmNumbers,
}) => {
  const calls = tellStory(SEED, scaled(100));
  const postgres = await site.startPostgres();
  const database = onPostgres(postgres.connectionString);
  const replicas = await startReplicas(site, database, 2);
  await logWork(database);
  const senders = Array.from({ length: COPIES }, () => new Sender());
  site.later(() => senders.forEach(sender => sender.close()));

  for (const call of calls) {
    const copies = await Promise.all(
      senders.map((sender, index) =>
        sender.send(replicas[index % replicas.length].url, call),
      ),
    );
    expect(copies.filter(isAccepted)).toHaveLength(COPIES);
    copies.forEach(answer => answers.add(answer));
  }

  const api = await settledApi(replicas[0]);
  await expectAllStoredOnce(database, calls, answers);
  expect(await countWork(database)).toEqual({ 1: calls.length });
  expect(await readNumbers(api)).toBe(await calmNumbers(calls.length));
  expectNoDeadlock(postgres.log());
});

/** Leaves a replica that has read all facts of a service some seconds to itself. */
async function slowDownComputing(database: TestDatabase): Promise<void> {
  await database.query(`
    create function e2e_slow_down() returns trigger language plpgsql as $$
      begin
        perform pg_sleep(3);
        return new;
      end
    $$;
    create trigger e2e_slow_down before insert on dora_cells
      for each row execute function e2e_slow_down();
  `);
}

async function startReplicas(
  site: Site,
  database: TestDatabase,
  count: number,
): Promise<Backend[]> {
  const replicas: Backend[] = [];
  for (let index = 0; index < count; index++) {
    const replica = await site.startBackend(database);
    await knowingApi(replica);
    replicas.push(replica);
  }
  return replicas;
}

function expectNoDeadlock(postgresLog: string) {
  expect(postgresLog).not.toMatch(/deadlock detected[^]*?dora_/);
}
