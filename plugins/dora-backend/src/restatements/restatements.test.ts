import { Knex } from 'knex';
import { databases } from '../__testUtils__/doraBackend';
import { CorrectionBench } from '../corrections/__testUtils__/correctionBench';
import {
  deployment,
  HISTORY,
  incident,
  past,
  earlier,
  REF,
} from './__testUtils__/pastMonths';
import { monthsAgo } from './__testUtils__/monthsAgo';
import { inShort, RestatementBench } from './__testUtils__/restatementBench';

// Backends on real databases, some of them started twice.
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('restatements on %s', databaseId => {
  let knex: Knex;
  let bench: RestatementBench;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    bench = new RestatementBench(knex);
    await bench.start();
  });

  afterEach(() => bench.stop());

  it('an import fills the months and not the log', async () => {
    await bench.importHistory(HISTORY.map(event => [event]));
    expect(
      await bench.figure(past.period, 'deployment_frequency'),
    ).toMatchObject({
      service_ref: REF,
      environment: 'production',
      n: 2,
    });
    expect(
      await bench.figure(past.period, 'change_failure_rate'),
    ).toMatchObject({
      value: 0.5,
      n: 2,
    });
    // A month in which nothing happened is a closed one, too.
    expect(await bench.figure(monthsAgo(4).period, 'lead_time')).toMatchObject({
      value: null,
      n: 0,
    });
    expect(
      await bench.figure(monthsAgo(0).period, 'lead_time'),
    ).toBeUndefined();
    expect(await bench.log()).toEqual({ items: [], next: null });
  });

  it('R7: a late event moves the figures that it is about, and no others', async () => {
    await bench.importHistory();
    // Were this month measured again, it would be found to be wrong.
    await knex('dora_figures')
      .where('period', earlier.period)
      .update({ value: 99 });
    await bench.tell(incident('INC-3', past.at(25), 60));

    const { items } = await bench.log();
    expect(items).toEqual([
      {
        id: items[0].id,
        entityRef: REF,
        period: past.period,
        environment: 'production',
        metric: 'time_to_restore',
        unit: 'seconds',
        from: { value: 2700, n: 2 },
        to: { value: 3000, n: 3 },
        causes: ['late_events'],
        at: items[0].at,
      },
    ]);
    expect(await bench.figure(earlier.period, 'lead_time')).toMatchObject({
      value: 99,
    });
  });

  it('what goes on moving is one entry, and none once it is back', async () => {
    await bench.importHistory();
    await bench.tell(incident('INC-3', past.at(25), 60));
    await bench.tell(incident('INC-4', past.at(26), 80));
    expect(inShort(await bench.log())).toEqual([
      {
        period: past.period,
        metric: 'time_to_restore',
        from: { value: 2700, n: 2 },
        to: { value: 3450, n: 4 },
        causes: ['late_events'],
      },
    ]);
    await knex('dora_restatements').decrement('at', 16 * 60_000);
    await bench.tell(incident('INC-5', past.at(27), 80));
    expect((await bench.log()).items).toHaveLength(2);

    const mapping = { subject: 'service:web', entityRef: REF };
    await bench.tell(deployment('9', past.at(12), { service: 'web' }));
    await bench.backend.put('/v1/mappings', mapping).expect(204);
    await bench.figuresFollow();
    expect(inShort(await bench.log()).slice(0, 2)).toEqual([
      {
        period: past.period,
        metric: 'change_failure_rate',
        from: { value: 0.5, n: 2 },
        to: { value: 1 / 3, n: 3 },
        causes: ['catalog'],
      },
      {
        period: past.period,
        metric: 'deployment_frequency',
        from: { value: expect.any(Number), n: 2 },
        to: { value: expect.any(Number), n: 3 },
        causes: ['catalog'],
      },
    ]);
    const query = new URLSearchParams(mapping);
    await bench.backend.delete(`/v1/mappings?${query}`).expect(204);
    await bench.figuresFollow();
    expect((await bench.log()).items).toHaveLength(2);
  });

  it('a correction moves figures, and its undoing moves them back', async () => {
    await bench.importHistory();
    const corrections = new CorrectionBench(bench.backend);
    const { items } = await bench.backend.deployments('checkout', {
      from: past.at(1).slice(0, 10),
      to: past.at(28).slice(0, 10),
      verdict: 'ok',
    });
    const correction = await corrections.make({
      kind: 'confirm_failure',
      deploymentId: items[0].id,
    });
    await bench.figuresFollow();
    expect(inShort(await bench.log())).toEqual([
      {
        period: past.period,
        metric: 'change_failure_rate',
        from: { value: 0.5, n: 2 },
        to: { value: 1, n: 2 },
        causes: ['correction'],
      },
    ]);
    await corrections.undo(correction);
    await bench.figuresFollow();
    expect(await bench.log()).toEqual({ items: [], next: null });
  });

  it('a rebuild of what has not changed moves nothing', async () => {
    await bench.importHistory();
    for (const kind of ['recompute', 'reparse'] as const) {
      expect(await bench.backend.operate({ kind })).toMatchObject({
        state: 'done',
      });
      await bench.figuresFollow();
    }
    expect(await bench.log()).toEqual({ items: [], next: null });

    await knex('dora_figures').where('n', 3).orWhere('n', 2).update({ n: 7 });
    await bench.backend.operate({ kind: 'reparse' });
    await bench.figuresFollow();
    const { items } = await bench.log();
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ causes }) => causes.join() === 'rebuild')).toBe(true);
  });
});
