import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { GroupCommit } from './GroupCommit';
import { Inbox, ReceivedDelivery } from './Inbox';

function delivery(
  deliveryId: string,
  fields: Partial<ReceivedDelivery> = {},
): ReceivedDelivery {
  return {
    sourceId: 'generic',
    deliveryId,
    event: undefined,
    contentType: 'application/json',
    body: Buffer.from(deliveryId),
    receivedAt: Date.now(),
    ...fields,
  };
}

const ids = (count: number) => Array.from({ length: count }, (_, i) => `d${i}`);

describe('which deliveries share a statement', () => {
  /** An inbox whose statements end when the test says so. */
  class HeldInbox {
    readonly statements: {
      ids: (string | undefined)[];
      succeed(): void;
      fail(error: Error): void;
    }[] = [];

    storeEach(deliveries: ReceivedDelivery[]): Promise<boolean[]> {
      return new Promise((resolve, reject) => {
        this.statements.push({
          ids: deliveries.map(({ deliveryId }) => deliveryId),
          succeed: () => resolve(deliveries.map(() => true)),
          fail: reject,
        });
      });
    }

    /** Waits for a statement to be sent. */
    async statement(index: number) {
      while (this.statements.length <= index) {
        await new Promise(setImmediate);
      }
      return this.statements[index];
    }
  }

  let inbox: HeldInbox;
  let commit: GroupCommit;

  beforeEach(() => {
    inbox = new HeldInbox();
    commit = new GroupCommit({ inbox });
  });

  afterEach(() => jest.useRealTimers());

  const store = (...deliveryIds: string[]) =>
    deliveryIds.map(id => commit.store(delivery(id)));

  it('those that arrive while many are on their way share the next one', async () => {
    const first = store(...ids(16));
    const { succeed } = await inbox.statement(0);
    const others = store('b', 'c');
    await new Promise(setImmediate);
    expect(inbox.statements).toHaveLength(1);

    succeed();
    expect(await Promise.all(first)).toEqual(Array(16).fill(true));
    const next = await inbox.statement(1);
    expect(next.ids).toEqual(['b', 'c']);
    next.succeed();
    expect(await Promise.all(others)).toEqual([true, true]);
  });

  it('few wait for nobody, up to a number of statements', async () => {
    const all = [];
    for (let index = 0; index < 4; index++) {
      all.push(...store(`d${index}`));
      await inbox.statement(index);
    }
    all.push(...store('d4', 'd5'));
    await new Promise(setImmediate);
    expect(inbox.statements).toHaveLength(4);
    inbox.statements[2].succeed();
    expect((await inbox.statement(4)).ids).toEqual(['d4', 'd5']);
    inbox.statements.forEach(({ succeed }) => succeed());
    expect(await Promise.all(all)).toEqual(Array(6).fill(true));
  });

  it('answers nobody before the statement has ended', async () => {
    const answered: string[] = [];
    const all = store('a', 'b').map(stored =>
      stored.then(() => answered.push('one')),
    );
    const { succeed } = await inbox.statement(0);
    await new Promise(setImmediate);
    expect(answered).toEqual([]);
    succeed();
    await Promise.all(all);
    expect(answered).toHaveLength(2);
  });

  it('bounds the rows of a statement', async () => {
    const all = store(...ids(250));
    for (let index = 0; index < 3; index++) {
      (await inbox.statement(index)).succeed();
    }
    await Promise.all(all);
    expect(inbox.statements.flatMap(statement => statement.ids)).toEqual(
      ids(250),
    );
    expect(inbox.statements.map(statement => statement.ids.length)).toEqual([
      100, 100, 50,
    ]);
  });

  it('bounds the bytes of a statement, and gives larger bodies one of their own', async () => {
    const mebibytes = { a: 3, b: 1, c: 1, d: 25, e: 25, f: 2, g: 2 };
    const all = Object.entries(mebibytes).map(([id, size]) =>
      commit.store(delivery(id, { body: Buffer.alloc(size * 1024 * 1024) })),
    );
    for (let index = 0; index < 5; index++) {
      (await inbox.statement(index)).succeed();
    }
    await Promise.all(all);
    expect(inbox.statements.map(statement => statement.ids.join(''))).toEqual([
      'ab',
      'c',
      'd',
      'e',
      'fg',
    ]);
  });

  it('goes on beside a statement that hangs', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    const hanging = store(...ids(16));
    const { succeed } = await inbox.statement(0);
    const next = store('next', ...ids(15));
    jest.advanceTimersByTime(1_000);
    (await inbox.statement(1)).succeed();
    expect(await next[0]).toBe(true);

    succeed();
    expect(await hanging[0]).toBe(true);
    const [last] = store('last');
    (await inbox.statement(2)).succeed();
    expect(await last).toBe(true);
  });

  const failure = (code: string) => Object.assign(new Error(code), { code });

  it('tells all of a database that is away, and asks it once', async () => {
    const all = Promise.allSettled(store('a', 'b', 'c'));
    (await inbox.statement(0)).fail(failure('ECONNREFUSED'));
    expect((await all).map(({ status }) => status)).toEqual(
      Array(3).fill('rejected'),
    );
    expect(inbox.statements).toHaveLength(1);
  });

  it.each(['40P01', '22021'])(
    'stores one by one what fails together with %s',
    async code => {
      const all = Promise.allSettled(store('a', 'b'));
      (await inbox.statement(0)).fail(failure(code));
      (await inbox.statement(1)).fail(failure('22021'));
      (await inbox.statement(2)).succeed();
      expect(await all).toMatchObject([
        { status: 'rejected', reason: { code: '22021' } },
        { status: 'fulfilled', value: true },
      ]);
    },
  );

  it('stops storing one by one when the database goes away', async () => {
    const all = Promise.allSettled(store('a', 'b', 'c'));
    (await inbox.statement(0)).fail(failure('22021'));
    (await inbox.statement(1)).succeed();
    (await inbox.statement(2)).fail(failure('57P01'));
    expect((await all).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(inbox.statements).toHaveLength(3);
  });
});

describe.each(databases.eachSupportedId())(
  'deliveries that share a statement on %s',
  databaseId => {
    let knex: Knex;
    let backend: DoraBackend;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      backend = await DoraBackend.start({
        knex,
        entities: [service('checkout')],
        dora: { webhooks: { storeTimeoutSeconds: 20 } },
      });
    });

    beforeEach(() => knex('dora_deliveries').delete());

    afterAll(() => backend.stop());

    const stored = (): Promise<any[]> => knex('dora_deliveries').orderBy('id');
    const event = (id: string) => ({
      type: 'deployment',
      id,
      service: 'checkout',
      status: 'succeeded',
      finishedAt: '2026-03-02T14:00:00Z',
    });
    const bodyOf = (id: string) => JSON.stringify({ events: [event(id)] });
    const statements = async (work: () => Promise<unknown>) => {
      const seen: string[] = [];
      const note = ({ sql }: { sql: string }) => {
        if (/^insert into dora_deliveries/.test(sql)) seen.push(sql);
      };
      knex.on('query', note);
      await work();
      knex.off('query', note);
      return seen.length;
    };

    it('stores each delivery of a burst once', async () => {
      const burst = ids(120);
      const answers = await Promise.all(
        burst.map(id => backend.generic(event(id))),
      );
      for (const { status, body } of answers) {
        expect([status, body]).toEqual([202, { status: 'accepted' }]);
      }
      const bodies = (await stored()).map(row => String(row.body));
      expect(bodies.sort()).toEqual(burst.map(bodyOf).sort());
    });

    it('answers nobody while the statement waits, and everybody after it', async () => {
      const release = await holdInserts(knex);
      const answered: number[] = [];
      const all = ids(5).map(id =>
        backend.generic(event(id)).then(({ status }) => answered.push(status)),
      );
      await untilAnInsertWaits(knex);
      expect(answered).toEqual([]);
      await release();
      await Promise.all(all);
      expect(answered).toEqual(Array(5).fill(202));
      expect(await stored()).toHaveLength(5);
    });

    it('answers 503 to all of a burst that cannot be stored', async () => {
      await knex.schema.renameTable('dora_deliveries', 'dora_away');
      const answers = await Promise.all(
        ids(10).map(id => backend.generic(event(id))),
      );
      await knex.schema.renameTable('dora_away', 'dora_deliveries');
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(503));
      expect(await stored()).toEqual([]);
    });

    it('tells of equal deliveries exactly one as new', async () => {
      const commit = new GroupCommit({ inbox: new Inbox(knex) });
      await commit.store(delivery('known'));
      const sent = await statements(async () => {
        const isNew = await Promise.all(
          [
            delivery('a'),
            delivery('known'),
            delivery('a', { body: Buffer.from('other') }),
            delivery('a', { sourceId: 'github' }),
            delivery('b'),
            delivery('a'),
          ].map(one => commit.store(one)),
        );
        expect(isNew).toEqual([true, false, false, true, true, false]);
      });
      expect(sent).toBe(1);
      const rows = await stored();
      expect(rows.map(row => [row.source_id, String(row.body)])).toEqual([
        ['generic', 'known'],
        ['generic', 'a'],
        ['github', 'a'],
        ['generic', 'b'],
      ]);
    });

    it('keeps the order of arrival, the instants and the bytes', async () => {
      const commit = new GroupCommit({ inbox: new Inbox(knex) });
      const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
      await Promise.all(
        ids(250).map((id, index) =>
          commit.store(
            delivery(id, {
              event: id,
              receivedAt: 1_000 + index,
              body: Buffer.concat([bytes, Buffer.from(id)]),
            }),
          ),
        ),
      );
      const rows = await stored();
      expect(
        rows.map(row => [row.event, Number(row.received_at), row.lane]),
      ).toEqual(ids(250).map((id, index) => [id, 1_000 + index, 0]));
      expect(Buffer.from(rows[7].body)).toEqual(
        Buffer.concat([bytes, Buffer.from('d7')]),
      );
    });

    it('stores those beside a row that the database does not take', async () => {
      const commit = new GroupCommit({ inbox: new Inbox(knex) });
      const untakeable = { sourceId: null as unknown as string };
      const all = await Promise.allSettled([
        commit.store(delivery('a')),
        commit.store(delivery('bad', untakeable)),
        commit.store(delivery('b')),
      ]);
      expect(all.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect(await stored()).toHaveLength(2);
    });
  },
);

/** Keeps everybody from inserting until the answer is called. */
async function holdInserts(knex: Knex): Promise<() => Promise<void>> {
  const trx = await knex.transaction();
  // SQLite has one connection, which the transaction has taken.
  if (isPostgres(knex)) {
    await trx.raw('lock table dora_deliveries in access exclusive mode');
  }
  return async () => {
    await trx.rollback();
  };
}

async function untilAnInsertWaits(knex: Knex): Promise<void> {
  const countWaiting = async () => {
    if (!isPostgres(knex)) return knex.client.pool.numPendingAcquires();
    const { rows } = await knex.raw(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock'
       and query like 'insert into dora_deliveries%'`,
    );
    return rows.length;
  };
  while ((await countWaiting()) === 0) {
    await new Promise(setImmediate);
  }
}

function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
