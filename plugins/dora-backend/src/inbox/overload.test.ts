import { Knex } from 'knex';
import request from 'supertest';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { Connection } from '../__testUtils__/Connection';
import { githubHeader, openFrontDoor } from '../__testUtils__/openFrontDoor';

const GITHUB = '/webhooks/github';

describe('admission', () => {
  type Door = Awaited<ReturnType<typeof openFrontDoor>>;
  let door: Door;

  afterEach(() => door.close());

  const send = (connection: Connection, body: string) =>
    connection
      .post(
        GITHUB,
        'Content-Type: application/json',
        githubHeader(body),
        `Content-Length: ${body.length}`,
      )
      .send(body);

  it('E2: answers 503 with Retry-After, never 429, to more than it can hold', async () => {
    let finish: (isNew: boolean) => void = () => {};
    door = await openFrontDoor({
      limits: { maxConcurrent: 2 },
      store: () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    });
    const [first, second, third] = [1, 2, 3].map(() => door.connect());
    send(first, '{}');
    send(second, '{}');
    while (door.store.mock.calls.length < 2) {
      await new Promise(setImmediate);
    }
    expect(await send(third, '{}').statuses(1)).toEqual([503]);
    expect(door.refused).toEqual(['busy']);

    finish(true);
    expect(await second.statuses(1)).toEqual([202]);
    send(third, '{}');
    while (door.store.mock.calls.length < 3) {
      await new Promise(setImmediate);
    }
    finish(true);
    expect(await third.statuses(2)).toEqual([503, 202]);
  });

  it('E2: bounds the bytes in memory, whatever their senders declare', async () => {
    door = await openFrontDoor({ limits: { maxBytesInMemory: 1000 } });
    expect(
      await send(door.connect(), `{${' '.repeat(1000)}}`).statuses(1),
    ).toEqual([503]);
    expect(
      await send(door.connect(), `{${' '.repeat(900)}}`).statuses(1),
    ).toEqual([202]);
    expect(door.refused).toEqual(['busy']);
  });

  it('lets nothing pile up behind a database that hangs', async () => {
    const finish: (() => void)[] = [];
    door = await openFrontDoor({
      limits: { maxConcurrent: 2, storeTimeoutMs: 20 },
      store: () =>
        new Promise((_, reject) => {
          finish.push(() => reject(new Error('too late')));
        }),
    });
    const answers: number[] = [];
    for (let i = 0; i < 5; i++) {
      answers.push(...(await send(door.connect(), '{}').statuses(1)));
    }
    expect(answers).toEqual(Array(5).fill(503));
    expect(door.refused).toEqual([
      'unavailable',
      'unavailable',
      'busy',
      'busy',
      'busy',
    ]);
    // That they fail after their answers must not bring the process down.
    finish.forEach(fail => fail());
    expect(await send(door.connect(), '{}').statuses(1)).toEqual([503]);
    expect(door.store).toHaveBeenCalledTimes(3);
  });
});

describe.each(databases.eachSupportedId())('overload on %s', databaseId => {
  let knex: Knex;
  let backend: DoraBackend;
  let release = async () => {};

  const start = async (webhooks: object) => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout')],
      dora: { webhooks },
    });
  };
  afterEach(async () => {
    await release();
    await backend.stop();
  });

  const deployment = (id: number) => ({
    type: 'deployment',
    id: `d${id}`,
    service: 'checkout',
    status: 'succeeded',
    finishedAt: new Date(Date.now() - 3_600_000).toISOString(),
  });
  const stored = () => knex('dora_deliveries').select('id');

  it('answers 503 within seconds while the table is locked, and the late delivery counts once', async () => {
    await start({ storeTimeoutSeconds: 0.2 });
    release = await lockDeliveries(knex);
    const startedAt = Date.now();
    const event = deployment(1);
    const answer = await backend.generic(event);
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('30');
    expect(Date.now() - startedAt).toBeLessThan(4_000);

    await release();
    while ((await stored()).length === 0) {
      await new Promise(setImmediate);
    }
    const again = await backend.generic(event).expect(202);
    expect(again.body).toEqual({ status: 'duplicate' });
    await backend.settled();
    expect(await stored()).toHaveLength(1);
    const { metrics } = await backend.metrics('checkout');
    expect(metrics.deployment_frequency.n).toBe(1);
  });

  it('E1: a flood of strangers stores nothing, is counted, and keeps nobody out', async () => {
    await start({});
    const strangers = [
      {},
      { authorization: 'Bearer of-no-secret' },
      { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
    ];
    const flood = Array.from({ length: 300 }, (_, i) =>
      request(backend.server)
        .post(`/api/dora/webhooks/${['generic', 'github', 'nobody'][i % 3]}`)
        .set(strangers[Math.floor(i / 3) % 3])
        .send({ events: [deployment(i)] }),
    );
    const senders = Array.from({ length: 10 }, (_, i) =>
      backend.generic(deployment(i)),
    );
    const refused = await Promise.all(flood);
    const accepted = await Promise.all(senders);
    expect(new Set(accepted.map(({ status }) => status))).toEqual(
      new Set([202]),
    );
    expect(new Set(refused.map(({ status }) => status))).toEqual(
      new Set([401, 404]),
    );
    expect(await stored()).toHaveLength(10);

    const { body } = await backend.get('/v1/health').expect(200);
    expect(
      Object.fromEntries(
        body.sources.map(({ id, rejected }: any) => [id, rejected]),
      ),
    ).toEqual({ generic: 100, github: 100, argocd: 0 });
    const unknown = await knex('dora_rejections').where({
      source_id: '(unknown)',
    });
    expect(unknown).toMatchObject([{ reason: 'unknown_source', count: 100 }]);
  });
});

/** Keeps everybody from the inbox until the answer is called. */
async function lockDeliveries(knex: Knex): Promise<() => Promise<void>> {
  const trx = await knex.transaction();
  // SQLite has one connection, which the transaction has taken.
  if (knex.client.config.client === 'pg') {
    await trx.raw('lock table dora_deliveries in access exclusive mode');
  }
  return async () => {
    if (!trx.isCompleted()) await trx.rollback();
  };
}
