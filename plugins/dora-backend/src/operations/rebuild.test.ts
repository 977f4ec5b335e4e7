import { OperationRequest } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases } from '../__testUtils__/doraBackend';
import { pastEvents } from '../__testUtils__/pastEvents';
import { Sources } from '../inbox/Sources';
import { builtInEventSources } from '../sources';
import { Operations } from './Operations';
import { FACTS_NOT_WHOLE } from './wholeFacts';

// Whole stories, told and rebuilt on a real database.
jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 5, 1);
const SERVICES = ['cart', 'checkout', 'pay', 'search', 'stock', 'users', 'web'];

describe.each(databases.eachSupportedId())('rebuilds on %s', databaseId => {
  let knex: Knex;
  let bench: PipelineBench;
  let operations: Operations;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    bench = await PipelineBench.create(knex);
    operations = new Operations({ db: knex });
    await bench.learn(...SERVICES);
  });

  const told = SERVICES.flatMap(name => pastEvents(name, 12, NOW));
  const state = async () => ({
    facts: await bench.facts(),
    derived: await bench.derived(),
  });
  const latest = async () => (await operations.list())[0];

  async function tell(events: object[]) {
    await bench.receive(events);
    await bench.work();
    return state();
  }

  /** Works on all that there is, in turn, until no operation is running. */
  async function settle(runner = bench.runner()) {
    while ((await latest()).state === 'running') {
      await bench.work();
      await runner.workStep();
    }
    await bench.work();
  }

  it('R12: a recompute gives what the events gave one by one', async () => {
    const expected = await tell(told);
    expect(expected.derived.dora_cell_blocks.length).toBeGreaterThan(10);
    await knex('dora_cell_blocks').update({ core: Buffer.of(1) });
    await knex('dora_incident_links').delete();
    await knex('dora_commit_links').update({ lead_ms: 1 });
    await knex('dora_cell_blocks').insert({
      service_ref: 'component:default/gone',
      span: 1,
      environment: 'production',
      day: 20_000,
      rows: 1,
      core: Buffer.of(),
      detail: Buffer.of(),
      stages: Buffer.of(),
      totals: Buffer.of(),
    });
    expect(await state()).not.toEqual(expected);

    await operations.start({ kind: 'recompute' });
    await settle();
    expect(await state()).toEqual(expected);
    expect(await latest()).toMatchObject({
      state: 'done',
      done: SERVICES.length,
      total: SERVICES.length,
    });
  });

  it('R12: a recompute is done when its cells are', async () => {
    await tell(told);
    await operations.start({ kind: 'recompute' });
    for (let step = 0; step < SERVICES.length; step++) {
      await bench.work();
      await knex('dora_stale_cells').insert({
        service_ref: 'component:default/cart',
        first_day: 20_000,
        last_day: 20_000,
      });
      await bench.runner().workStep();
    }
    expect(await knex('dora_dirty_services')).toEqual([]);
    expect((await latest()).state).toBe('running');
    await settle();
    expect((await latest()).state).toBe('done');
  });

  it('R12: a recompute keeps few services stale at a time', async () => {
    await tell(told);
    await operations.start({ kind: 'recompute' });
    const runner = bench.runner();
    while (await runner.workStep());
    expect(await knex('dora_dirty_services')).toHaveLength(5);
    expect((await latest()).state).toBe('running');
    await settle(runner);
    expect(await knex('dora_dirty_services')).toEqual([]);
  });

  it('R12: a reparse gives what the events gave one by one', async () => {
    const expected = await tell(told);
    await knex('dora_commits').update({ title: 'wrong' });
    await knex('dora_deployments').where('state', 'failed').delete();
    await knex('dora_incident_moments').delete();
    expect(await state()).not.toEqual(expected);

    await operations.start({ kind: 'reparse' });
    await settle();
    expect(await state()).toEqual(expected);
    expect(await latest()).toMatchObject({
      state: 'done',
      done: told.length,
      total: told.length,
    });
  });

  it('R12: a reparse gives the same, whatever was worked off first', async () => {
    const deployment = { type: 'deployment', id: 'd', service: 'cart' };
    const startedAt = '2026-05-01T10:00:00Z';
    const finishedAt = '2026-05-01T10:05:00Z';
    await bench.receive([
      { ...deployment, status: 'running', startedAt, url: 'https://ci/1' },
      { ...deployment, status: 'succeeded', finishedAt, version: '1' },
    ]);
    const first = knex('dora_deliveries').min('id');
    await knex('dora_deliveries').where('id', first).update({ lane: 1 });
    await bench.work();
    const expected = await state();
    await operations.start({ kind: 'reparse' });
    await settle();
    expect(await state()).toEqual(expected);
  });

  it.each(['recompute', 'reparse'] as const)(
    'R12: a %s is none the worse for live events and a kill in every step',
    async kind => {
      const late = SERVICES.flatMap(name =>
        pastEvents(name, 15, NOW).slice(-4),
      );
      const expected = await tell([...told, ...late]);
      await bench.clear();
      await bench.learn(...SERVICES);
      await tell(told);

      await operations.start({ kind });
      for (let step = 0; (await latest()).state === 'running'; step++) {
        await killInStep();
        await bench.runner().workStep();
        await bench.receive(late.slice(step * 3, (step + 1) * 3));
        await bench.work();
      }
      expect((await latest()).state).toBe('done');
      expect(await tell(late)).toEqual(expected);
    },
  );

  // Everything that a step did is undone, as when its process is killed.
  async function killInStep() {
    const killed = knex.transaction(async trx => {
      expect(await bench.runner({ db: trx }).workStep()).toBe(true);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
  }

  it('R12: numbers rest while facts are made anew', async () => {
    const before = await tell(told);
    await operations.start({ kind: 'reparse' });
    await bench.runner().workStep();
    expect((await bench.facts()).dora_deployments).toEqual([]);
    await tell(pastEvents('cart', 30, NOW));
    expect(await bench.derived()).toEqual(before.derived);
    await expect(operations.cancel((await latest()).id)).rejects.toThrow(
      'must be whole before it ends',
    );

    await settle();
    expect(await bench.derived()).not.toEqual(before.derived);
  });

  it('R12: a reparse without all bodies merges those that are kept', async () => {
    const expected = await tell(told);
    const last = await knex('dora_deliveries').max({ id: 'id' }).first();
    await knex('dora_deliveries')
      .where('id', '<', last!.id)
      .update({ body: Buffer.alloc(0), erased_at: 1 });
    // The last delivery tells of this one.
    const run = await knex('dora_stage_runs')
      .where('repository', 'github.com/acme/web')
      .orderBy('finished_at', 'desc')
      .first();
    await knex('dora_stage_runs').where('id', run.id).delete();
    expect(await state()).not.toEqual(expected);

    await operations.start({ kind: 'reparse' });
    await settle();
    expect(await state()).toEqual(expected);
    expect(await latest()).toMatchObject({ state: 'done' });
  });

  it('R16: a delivery that cannot be merged holds up no other', async () => {
    const expected = await tell(told);
    await knex('dora_deliveries').insert({
      source_id: 'poison',
      dedupe_key: 'p',
      body: Buffer.from('{}'),
      received_at: NOW,
      state: 'done',
    });
    await operations.start({ kind: 'reparse' });
    await settle(bench.runner({ sources: withPoison() }));
    expect(await state()).toEqual(expected);
    expect(
      await knex('dora_deliveries').where('source_id', 'poison').first(),
    ).toMatchObject({
      state: 'failed',
      note: expect.stringMatching(/^The database answered /),
    });
  });

  it('parks an operation whose step has failed three times, with the reason', async () => {
    await operations.start({ kind: 'recompute' });
    const runner = bench.runner();
    await knex.schema.renameTable('dora_cell_blocks', 'dora_away');
    await runner.workStep();
    await runner.workStep();
    expect((await latest()).state).toBe('running');
    await runner.workStep();
    await knex.schema.renameTable('dora_away', 'dora_cell_blocks');
    expect(await latest()).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/^The database answered /),
    });
    expect(await runner.workStep()).toBe(false);
  });

  it('R12: a reparse that has failed is mended by another one', async () => {
    const expected = await tell(told);
    await operations.start({ kind: 'reparse' });
    const runner = bench.runner();
    await runner.workStep();
    await knex.schema.renameTable('dora_deliveries', 'dora_away');
    while ((await latest()).state === 'running') {
      await runner.workStep();
    }
    await knex.schema.renameTable('dora_away', 'dora_deliveries');
    await bench.work();
    expect(await bench.derived()).toEqual(expected.derived);
    const others: OperationRequest[] = [
      { kind: 'recompute' },
      { kind: 'erase_service', entityRef: 'component:default/cart' },
      { kind: 'erase_person', identifiers: ['anna'] },
    ];
    for (const wanted of others) {
      const { id } = await operations.start(wanted);
      await runner.workStep();
      expect(
        (await operations.list()).find(operation => operation.id === id),
      ).toMatchObject({ state: 'failed', error: FACTS_NOT_WHOLE });
    }

    await operations.start({ kind: 'reparse' });
    while (await runner.workStep());
    await bench.work();
    expect(await state()).toEqual(expected);
  });

  it('runs one operation of a kind at a time, and ends a cancelled one', async () => {
    const { id } = await operations.start({ kind: 'recompute' });
    await expect(operations.start({ kind: 'recompute' })).rejects.toThrow(
      'still running',
    );
    await operations.cancel(id);
    expect(await bench.runner().workStep()).toBe(false);
    await expect(operations.cancel(id)).rejects.toThrow('already ended');
    await operations.start({ kind: 'recompute' });
  });
});

/** A kind of sender whose facts the database refuses. */
function withPoison(): Sources {
  const poison: DoraEventSource = {
    kind: 'poison',
    authentication: { scheme: 'bearer' },
    accepts: () => true,
    identify: () => ({}),
    parse: () => ({
      facts: [
        { type: 'deployment', key: 'p', at: NOW, subject: null as never },
      ],
    }),
  };
  const settings = {
    secrets: [],
    takesWebhooks: true,
    topics: [],
    toleranceSeconds: 300,
    defaultEnvironment: 'production',
    assumeTimeZone: 'UTC',
    deploymentRules: [],
    incidentLabels: ['incident'],
  };
  return new Sources(
    [
      { ...settings, id: 'poison', kind: 'poison' },
      { ...settings, id: 'generic', kind: 'generic' },
    ],
    [poison, ...builtInEventSources],
  );
}
