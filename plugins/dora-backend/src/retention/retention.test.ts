import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { pastEvents } from '../__testUtils__/pastEvents';
import { DERIVED, dump, FACTS } from '../__testUtils__/tables';
import { RetentionConfig } from '../config';
import { Retention } from './Retention';

// Whole stories, each on a real database.
jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const now = Date.now();
const day = (days: number) =>
  new Date(now - days * DAY_MS).toISOString().slice(0, 10);

// A year, one event in four days and a half.
const events = pastEvents('checkout', 80, now - 2 * DAY_MS, 108);

describe.each(databases.eachSupportedId())('retention on %s', databaseId => {
  let knex: Knex;
  let backend: DoraBackend;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout')],
    });
    for (const event of events) {
      await backend.generic(event).expect(202);
    }
    await backend.settled();
  });

  afterEach(() => backend.stop());

  const forget = async (limits: Partial<RetentionConfig>, daysLater = 0) =>
    new Retention({
      db: knex,
      config: {
        timeZone: 'UTC',
        retention: {
          bodyDays: 30,
          deliveryDays: 90,
          factDays: null,
          ...limits,
        },
      },
      now: () => now + daysLater * DAY_MS,
    }).run();

  /** All numbers of windows that begin within the last `days` days. */
  const numbers = async (days: number) => {
    const answers = [];
    for (const environment of ['production', 'staging']) {
      for (const from of [days, Math.floor(days / 2), 20]) {
        const report = await backend.metrics('checkout', {
          environment,
          from: day(from),
          to: day(1),
          compare: 'none',
        });
        answers.push(report.metrics, report.overall);
      }
    }
    return answers;
  };
  const everything = () => dump(knex, [...FACTS, ...DERIVED]);

  it('R11: empties bodies and changes no number, nor forgets what it knows', async () => {
    const before = [await numbers(330), await everything()];
    await forget({}, 29);
    expect(await knex('dora_deliveries').whereNotNull('erased_at')).toEqual([]);

    await knex('dora_deliveries').where('id', 1).update({ state: 'pending' });
    await forget({}, 31);
    const bodies = await knex('dora_deliveries').orderBy('id');
    expect(bodies.map(({ body }) => body.length > 0)).toEqual([
      true,
      ...Array(events.length - 1).fill(false),
    ]);
    await backend.settled();
    for (const event of events.slice(0, 10)) {
      const { body } = await backend.generic(event).expect(202);
      expect(body.status).toBe('duplicate');
    }
    await backend.settled();
    expect([await numbers(330), await everything()]).toEqual(before);
  });

  it('R11: forgets deliveries, but not that facts come from them', async () => {
    const before = [await numbers(330), await everything()];
    await knex('dora_subjects').insert({ subject: 'service:unnamed' });
    await forget({}, 91);
    expect(await knex('dora_deliveries').select('id')).toHaveLength(1);
    expect(await knex('dora_delivery_subjects')).toEqual([]);
    expect(await knex('dora_subjects')).toEqual([]);
    const { state } = await backend.operate({ kind: 'reparse' });
    expect(state).toBe('done');
    expect([await numbers(330), await everything()]).toEqual(before);

    // A copy that comes so late is new, and harmless.
    await backend.generic(events[79]).expect(202);
    await backend.settled();
    expect([await numbers(330), await everything()]).toEqual(before);
  });

  it('R11: forgets facts of before a day and leaves the numbers after it', async () => {
    for (const [number, days] of [
      [1, 201],
      [2, 199],
    ]) {
      await knex('dora_changes').insert({
        repository: 'github.com/acme/checkout',
        number,
        merged_at: now - days * DAY_MS,
        told_at: '{}',
      });
    }
    const days = () =>
      knex('dora_cell_blocks').where('span', 1).distinct('day').orderBy('day');
    const daysBefore = await days();
    const before = await numbers(199);
    const whole = await numbers(330);
    const facts = await everything();
    await forget({ factDays: 200 });
    await backend.settled();
    expect(await numbers(199)).toEqual(before);
    expect(await numbers(330)).not.toEqual(whole);
    const left = await everything();
    for (const table of [...FACTS, ...DERIVED]) {
      expect([table, left[table].length < facts[table].length]).toEqual([
        table,
        true,
      ]);
    }
    const cells = await days();
    expect(cells.length).toBeLessThan(daysBefore.length);

    await backend.operate({ kind: 'recompute' });
    await backend.settled();
    expect(await numbers(199)).toEqual(before);
    expect(await days()).toEqual(cells);
  });

  it('looks for old facts once a day', async () => {
    let daysLater = 0;
    const retention = new Retention({
      db: knex,
      config: {
        timeZone: 'UTC',
        retention: { bodyDays: 30, deliveryDays: 90, factDays: 200 },
      },
      now: () => now + daysLater * DAY_MS,
    });
    const old = () => knex('dora_changes').where('number', 1);
    await retention.run();
    await knex('dora_changes').insert({
      repository: 'github.com/acme/checkout',
      number: 1,
      merged_at: now - 300 * DAY_MS,
      told_at: '{}',
    });
    await retention.run();
    expect(await old()).toHaveLength(1);

    daysLater = 1;
    await retention.run();
    expect(await old()).toEqual([]);
  });

  it('keeps an incident that was opened again until all of it is old', async () => {
    const ago = (days: number) => new Date(now - days * DAY_MS).toISOString();
    const again = { type: 'incident', id: 'again', service: 'checkout' };
    await backend
      .generic({
        ...again,
        detectedAt: ago(190),
        resolvedAt: ago(189),
        reopenedAt: ago(170),
      })
      .expect(202);
    await backend.generic({ ...again, resolvedAt: ago(20) }).expect(202);
    await backend.settled();
    const rows = () => knex('dora_incidents').where('key', 'again');
    expect(await rows()).toHaveLength(2);
    await forget({ factDays: 100 });
    expect(await rows()).toHaveLength(2);
    await forget({ factDays: 15 });
    expect(await rows()).toEqual([]);
  });

  it('leaves everything while facts are made anew', async () => {
    await knex('dora_operations').insert({
      id: 'r',
      kind: 'reparse',
      state: 'failed',
      parameters: '{}',
      cursor: '{}',
      started_at: 1,
      finished_at: 2,
    });
    await forget({}, 91);
    expect(await knex('dora_deliveries').whereNull('erased_at')).toHaveLength(
      events.length,
    );
    await knex('dora_operations').delete();
    await forget({}, 91);
    expect(await knex('dora_deliveries')).toHaveLength(1);
  });

  it('forgets old rejections and operations', async () => {
    for (const days of [13, 15]) {
      await knex('dora_rejections').insert({
        source_id: 'github',
        hour: now - days * DAY_MS,
        reason: 'signature',
        count: 1,
      });
    }
    for (const [id, days] of [
      ['young', 89],
      ['old', 91],
    ] as const) {
      await knex('dora_operations').insert({
        id,
        kind: 'recompute',
        state: 'done',
        parameters: '{}',
        started_at: 1,
        finished_at: now - days * DAY_MS,
      });
    }
    await forget({});
    expect(await knex('dora_rejections')).toHaveLength(1);
    expect(await knex('dora_operations').pluck('id')).toEqual(['young']);
  });
});
