import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases } from '../__testUtils__/doraBackend';
import { pastEvents } from '../__testUtils__/pastEvents';

const NOW = Date.UTC(2026, 5, 1);

describe.each(databases.eachSupportedId())('cells on %s', databaseId => {
  let knex: Knex;
  let bench: PipelineBench;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    bench = await PipelineBench.create(knex);
    await bench.learn('cart', 'checkout');
  });

  it('follow the links', async () => {
    await bench.receive(pastEvents('cart', 12, NOW));
    await bench.work();
    expect(await knex('dora_stale_cells')).toEqual([]);
    expect((await knex('dora_cell_blocks')).length).toBeGreaterThan(5);
  });
});
