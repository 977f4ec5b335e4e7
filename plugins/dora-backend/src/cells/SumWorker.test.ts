import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases } from '../__testUtils__/doraBackend';
import { pastEvents } from '../__testUtils__/pastEvents';
import { DEFAULT_VALUES } from '../definitions/defaults';
import { deleteServiceBlocks } from './blockStore';
import { CellWorker } from './CellWorker';
import { markCellsStale } from './staleCells';

const NOW = Date.UTC(2026, 5, 1);
const MINUTE_MS = 60_000;
const CART = 'component:default/cart';

describe.each(databases.eachSupportedId())('sums on %s', databaseId => {
  const logger = mockServices.logger.mock();
  let knex: Knex;
  let bench: PipelineBench;
  let now: number;

  beforeEach(async () => {
    jest.resetAllMocks();
    knex = await databases.init(databaseId);
    bench = await PipelineBench.create(knex);
    await bench.learn('cart', 'checkout');
    await bench.receive([
      ...pastEvents('cart', 12, NOW),
      ...pastEvents('checkout', 12, NOW),
    ]);
    await bench.work();
    now = Date.now();
  });

  function createWorker(): CellWorker {
    return new CellWorker({
      db: knex,
      config: { timeZone: 'UTC', definitions: DEFAULT_VALUES },
      logger,
      now: () => now,
    });
  }

  async function sumUp(worker: CellWorker): Promise<void> {
    while (await worker.sumSome());
  }

  const stale = () => knex('dora_stale_sums').orderBy('day');
  const sums = () =>
    knex('dora_cell_sums').orderBy(['environment', 'span', 'day']);

  /** The deployments and incidents in blocks of a span, whoever's they are. */
  async function rowsIn(table: string, span: number): Promise<number> {
    const [row] = await knex(table).where({ span }).sum({ rows: 'rows' });
    return Number(row.rows);
  }

  it('are of all services, in blocks of every span', async () => {
    const rows = await rowsIn('dora_cell_blocks', 1);
    expect(rows).toBeGreaterThan(10);
    for (const span of [1, 4, 16, 64]) {
      expect(await rowsIn('dora_cell_sums', span)).toBe(rows);
    }
    expect(await stale()).toEqual([]);
  });

  it('wait for a minute after the first change of a day', async () => {
    const worker = createWorker();
    const change = async () => {
      await knex.transaction(trx => markCellsStale(trx, CART, '2026-05-20'));
      while (await worker.workSome());
    };
    await change();
    const marked = await stale();
    expect(marked.length).toBeGreaterThan(0);
    now += MINUTE_MS / 2;
    await change();
    expect(await stale()).toEqual(marked);
    expect(await worker.sumSome()).toBe(false);

    now += MINUTE_MS / 2;
    await sumUp(worker);
    expect(await stale()).toEqual([]);
  });

  it('of a day that cannot be summed up do not hold up those of others', async () => {
    const before = await sums();
    const ofSpan = { environment: 'production', span: 1 };
    const [{ day, core }] = await knex('dora_cell_blocks').where(ofSpan);
    const coreOf = (bytes: Buffer) =>
      knex('dora_cell_blocks')
        .where({ ...ofSpan, day })
        .update({ core: bytes });
    await coreOf(Buffer.of(127));
    await knex('dora_stale_sums').insert(
      before
        .filter(sum => sum.span === 1)
        .map(sum => ({
          environment: sum.environment,
          day: sum.day,
          due_at: 0,
        })),
    );
    const worker = createWorker();
    await sumUp(worker);
    expect(await stale()).toMatchObject([{ day }]);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining(`The cells of day ${day} in production`),
    );

    await coreOf(core);
    now += 5 * MINUTE_MS;
    await sumUp(worker);
    expect(await stale()).toEqual([]);
  });

  it('go with the blocks of a service', async () => {
    const days = await knex('dora_cell_blocks')
      .where({ service_ref: CART, span: 1 })
      .orderBy('day')
      .pluck('day');
    await knex.transaction(trx => deleteServiceBlocks(trx, [CART]));
    expect((await stale()).map(mark => mark.day)).toEqual(days);
    for (const { span, day } of await sums()) {
      const last = day + span - 1;
      expect(days.filter(one => day <= one && one <= last)).toEqual([]);
    }

    const worker = createWorker();
    await sumUp(worker);
    const rows = await rowsIn('dora_cell_blocks', 1);
    expect(await rowsIn('dora_cell_sums', 64)).toBe(rows);
  });

  it('are made anew where another release may have changed cells', async () => {
    const before = await sums();
    await knex('dora_cell_rules').update('name', 'of another release');
    const worker = createWorker();
    await worker.workSome();
    expect(await sums()).toEqual([]);
    await sumUp(worker);
    expect(await sums()).toEqual(before);
  });
});
