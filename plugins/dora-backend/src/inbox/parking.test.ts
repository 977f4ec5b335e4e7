import { DoraFact } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import request from 'supertest';
import {
  databases,
  DoraBackend,
  service,
  TOKEN,
} from '../__testUtils__/doraBackend';
import { breakingFact, testSource } from '../__testUtils__/testSource';
import { Inbox, LANES } from './Inbox';

const TEST_TOKEN = 'test-source-token-for-tests';
const march = { from: '2026-03-01', to: '2026-03-31' };

function deployment(key: string): DoraFact {
  const at = Date.UTC(2026, 2, 2, 12);
  return {
    type: 'deployment',
    key,
    at,
    subject: 'service:checkout',
    state: 'succeeded',
    finishedAt: at,
    revision: key.padEnd(40, '0'),
  };
}

describe.each(databases.eachSupportedId())('parking on %s', databaseId => {
  let backend: DoraBackend;
  let knex: Knex;
  let factOf: (body: string) => DoraFact;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout')],
      features: [testSource(body => ({ facts: [factOf(body)] }))],
      dora: {
        sources: {
          generic: { secrets: [TOKEN] },
          test: { secrets: [TEST_TOKEN] },
        },
      },
    });
  });

  afterEach(() => backend.stop());

  const send = (body: string) =>
    request(backend.server)
      .post('/api/dora/webhooks/test')
      .set('authorization', `Bearer ${TEST_TOKEN}`)
      .set('content-type', 'text/plain')
      .send(body)
      .expect(202);
  const stored = () =>
    knex('dora_deliveries').orderBy('id').select('state', 'attempts', 'note');
  const countDeployments = async () =>
    (await backend.metrics('checkout', march)).metrics.deployment_frequency.n;

  it('R16: parks what breaks the store, lets the others pass and tries again after a fix', async () => {
    factOf = body => (body === 'poison' ? breakingFact() : deployment(body));
    for (const body of ['a', 'poison', 'b', 'c']) {
      await send(body);
    }
    await backend.settled();
    const done = { state: 'done', attempts: 0, note: null };
    expect(await stored()).toEqual([
      done,
      {
        state: 'failed',
        attempts: 5,
        note: 'The store is at its wits’ end',
      },
      done,
      done,
    ]);
    expect(await countDeployments()).toBe(3);

    factOf = deployment;
    const { body } = await backend
      .post('/v1/deliveries/replay', { state: 'failed', sourceId: 'test' })
      .expect(200);
    expect(body).toEqual({ changed: 1 });
    await backend.settled();
    expect(await stored()).toEqual([done, done, done, done]);
    expect(await countDeployments()).toBe(4);
  });

  it('R16: tells of an error of the database by its code only', async () => {
    factOf = () => breakingFact('22001');
    await send('a');
    await backend.settled();
    expect(await stored()).toEqual([
      expect.objectContaining({
        state: 'failed',
        note: 'The database answered 22001',
      }),
    ]);
  });

  it.each(['40P01', '40001', '08006', 'SQLITE_BUSY'])(
    'does not hold %s of the database against a delivery',
    async code => {
      let tries = 0;
      factOf = body => (++tries <= 8 ? breakingFact(code) : deployment(body));
      await send('a');
      while (tries <= 8) {
        // Each delivery wakes the worker, as its own tries wait a second.
        await send(`other-${tries}`);
        await backend.get('/v1/status');
      }
      await backend.settled();
      const rows = await stored();
      expect(rows.map(row => row.state)).toEqual(rows.map(() => 'done'));
      expect(rows.map(row => row.attempts)).toEqual(rows.map(() => 0));
    },
  );
});

describe.each(databases.eachSupportedId())('lanes on %s', databaseId => {
  it('lets live deliveries pass those of an import', async () => {
    const knex = await databases.init(databaseId);
    const backend = await DoraBackend.start({ knex, entities: [] });
    await backend.stop();
    const inbox = new Inbox(knex);
    const receive = (body: string, lane?: 0 | 1) =>
      inbox.store(
        [
          {
            sourceId: 'generic',
            deliveryId: undefined,
            event: undefined,
            contentType: undefined,
            body: Buffer.from(body),
          },
        ],
        0,
        lane,
      );
    await receive('old 1', LANES.history);
    await receive('new 1');
    await receive('old 2', LANES.history);
    await receive('new 2');
    const claimed = await knex.transaction(trx => inbox.claim(trx, 3));
    expect(claimed.map(({ body }) => body.toString())).toEqual([
      'new 1',
      'new 2',
      'old 1',
    ]);
  });
});
