import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases } from '../__testUtils__/doraBackend';
import { pastEvents } from '../__testUtils__/pastEvents';
import { DEFAULT_VALUES } from '../definitions/defaults';
import { CellWorker } from './CellWorker';
import { FIRST_DAY, markCellsStale } from './staleCells';

const NOW = Date.UTC(2026, 5, 1);
const MINUTE_MS = 60_000;
const CART = 'component:default/cart';
const CHECKOUT = 'component:default/checkout';

describe.each(databases.eachSupportedId())('cells on %s', databaseId => {
  const logger = mockServices.logger.mock();
  let knex: Knex;
  let bench: PipelineBench;
  let now: number;

  beforeEach(async () => {
    jest.resetAllMocks();
    now = Date.now();
    knex = await databases.init(databaseId);
    bench = await PipelineBench.create(knex);
    await bench.learn('cart', 'checkout');
    await bench.receive([
      ...pastEvents('cart', 12, NOW),
      ...pastEvents('checkout', 12, NOW),
    ]);
    await bench.work();
  });

  function createWorker(failureWindowHours = 72): CellWorker {
    return new CellWorker({
      db: knex,
      config: {
        timeZone: 'UTC',
        definitions: { ...DEFAULT_VALUES, failureWindowHours },
      },
      logger,
      now: () => now,
    });
  }

  async function workOff(worker: CellWorker): Promise<void> {
    while (await worker.workSome());
  }

  async function markAll(): Promise<void> {
    await knex.transaction(async trx => {
      await markCellsStale(trx, CART, FIRST_DAY);
      await markCellsStale(trx, CHECKOUT, FIRST_DAY);
    });
  }

  const staleServices = () =>
    knex('dora_stale_cells').where('due_at', 0).pluck('service_ref');
  const rulesOf = (ref: string) =>
    knex('dora_services').where('entity_ref', ref).first('cells_by');

  it('follow the links', async () => {
    expect(await knex('dora_stale_cells')).toEqual([]);
    expect((await knex('dora_cell_blocks')).length).toBeGreaterThan(5);
  });

  it('go with the last row of their days', async () => {
    const blocksOf = (ref: string) =>
      knex('dora_cell_blocks')
        .where('service_ref', ref)
        .orderBy(['span', 'day', 'environment']);
    const others = await blocksOf(CHECKOUT);
    for (const table of ['dora_deployment_links', 'dora_incident_links']) {
      await knex(table).where('service_ref', CART).delete();
    }
    await markAll();
    await bench.work();
    expect(await blocksOf(CART)).toEqual([]);
    expect(await blocksOf(CHECKOUT)).toEqual(others);
  });

  it('of one service that cannot be computed do not hold up those of others', async () => {
    const deployment = await knex('dora_deployment_links')
      .where('service_ref', CART)
      .first();
    const at = (instant: number) =>
      knex('dora_deployment_links')
        .where('id', deployment.id)
        .update('occurred_at', instant);
    // No calendar has such a day.
    await at(9e15);
    await markAll();
    const worker = createWorker();
    await workOff(worker);
    expect(await staleServices()).toEqual([CART]);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining(`The cells of ${CART} could not be computed`),
    );

    await at(deployment.occurred_at);
    await workOff(worker);
    expect(await staleServices()).toEqual([CART]);
    now += 5 * MINUTE_MS;
    await workOff(worker);
    expect(await staleServices()).toEqual([]);
  });

  it('follow the rules of the replica that was started last', async () => {
    const old = createWorker(24);
    await workOff(old);
    const oldRules = await rulesOf(CART);
    const young = createWorker(48);
    await workOff(young);
    const youngRules = await rulesOf(CART);
    expect(youngRules).not.toEqual(oldRules);

    now += 2 * MINUTE_MS;
    await markAll();
    await workOff(old);
    expect(await staleServices()).toEqual([CART, CHECKOUT]);
    expect(await rulesOf(CART)).toEqual(youngRules);
    await workOff(young);
    expect(await staleServices()).toEqual([]);
    expect(await rulesOf(CART)).toEqual(youngRules);

    // When that one has been stopped, the other one goes on.
    now += 10 * MINUTE_MS;
    await workOff(old);
    expect(await rulesOf(CART)).toEqual(oldRules);
  });
});
