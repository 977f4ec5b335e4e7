import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { pastEvents } from '../__testUtils__/pastEvents';
import { dumpText } from '../__testUtils__/tables';
import { Operations } from './Operations';

// Whole stories, each on a real database.
jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const now = Date.now();
const day = (days: number) =>
  new Date(now - days * DAY_MS).toISOString().slice(0, 10);
const time = new Date(now - 5 * DAY_MS).toISOString();
const shared = {
  type: 'incident',
  id: 'both',
  services: ['checkout', 'cart'],
  detectedAt: time,
  resolvedAt: time,
};
const checkout = pastEvents('checkout', 20, now - 4 * DAY_MS);
const cart = pastEvents('cart', 20, now - 4 * DAY_MS);

describe.each(databases.eachSupportedId())('services on %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });

  describe('of the catalog', () => {
    let backend: DoraBackend;

    beforeEach(async () => {
      backend = await DoraBackend.start({
        knex,
        entities: [service('checkout'), service('cart')],
      });
      await backend.generic(...cart).expect(202);
      await tell();
      await backend.settled();
    });

    afterEach(() => backend.stop());

    async function tell() {
      const answers = [
        await backend.generic(...checkout).expect(202),
        await backend.generic(shared).expect(202),
      ];
      return answers.map(({ body }) => body.status);
    }

    const numbers = async (name: string) => {
      const report = await backend.metrics(name, { from: day(20), to: day(1) });
      return { state: report.state, metrics: report.metrics };
    };
    const erase = () =>
      backend.operate({
        kind: 'erase_service',
        entityRef: 'Component:default/Checkout',
      });

    it('R11: are erased, bodies too, and others keep their numbers', async () => {
      const before = await numbers('cart');
      expect(before.metrics.time_to_restore.n).toBe(5);
      expect((await numbers('checkout')).state).toBe('ready');

      expect(await erase()).toMatchObject({ state: 'done', error: null });
      await backend.settled();

      expect((await numbers('checkout')).state).toBe('no_events');
      expect(await numbers('cart')).toEqual(before);
      for (const [table, column] of [
        ['dora_deployments', 'subject'],
        ['dora_incident_subjects', 'subject'],
        ['dora_commits', 'repository'],
        ['dora_pushes', 'repository'],
        ['dora_push_commits', 'repository'],
        ['dora_stage_runs', 'repository'],
        ['dora_deployment_links', 'service_ref'],
        ['dora_commit_lookups', 'service_ref'],
        ['dora_cell_blocks', 'service_ref'],
        ['dora_delivery_subjects', 'subject'],
        ['dora_subjects', 'subject'],
      ]) {
        const left: string[] = await knex(table).distinct(column).pluck(column);
        expect([table, left.filter(name => /checkout/.test(name))]).toEqual([
          table,
          [],
        ]);
        expect([table, left.some(name => /cart/.test(name))]).toEqual([
          table,
          true,
        ]);
      }
      const bodies = await knex('dora_deliveries').orderBy('id').pluck('body');
      expect(bodies.map(body => body.length > 0)).toEqual([true, false, false]);
    });

    it('R11: do not come back by what is sent again, but with what is new', async () => {
      await erase();
      expect(await tell()).toEqual(['duplicate', 'duplicate']);
      await backend.settled();
      expect((await numbers('checkout')).state).toBe('no_events');

      await backend.generic({
        type: 'deployment',
        id: 'new',
        service: 'checkout',
        status: 'succeeded',
        finishedAt: time,
      });
      await backend.settled();
      const { metrics } = await numbers('checkout');
      expect(metrics.deployment_frequency.n).toBe(1);
    });

    it('R11: lose their targets', async () => {
      const path = '/v1/targets/default/component/checkout';
      await backend
        .put(`${path}/deployment_frequency`, { value: 5, due: '2099-12-31' })
        .expect(200);
      await erase();
      const { body } = await backend.get(path).expect(200);
      expect(body.targets).toEqual([]);
    });
  });

  async function eraseOnBench(events: object[], after: string[]) {
    const bench = await PipelineBench.create(knex);
    const operations = new Operations({ db: knex });
    await bench.learn('checkout', 'cart');
    await bench.receive([...cart, ...checkout, ...events]);
    await bench.work();
    await bench.learn(...after);
    await bench.work();
    expect(await dumpText(knex)).toContain('checkout');
    await operations.start({
      kind: 'erase_service',
      entityRef: 'component:default/checkout',
    });
    // A fresh one each time, as if killed after each step.
    while (await bench.runner().workStep());
    await bench.work();
    expect((await operations.list())[0].state).toBe('done');
    return bench;
  }

  it('R11: that have left the catalog are nowhere to be found', async () => {
    await eraseOnBench([shared], ['cart']);
    expect(await dumpText(knex)).not.toContain('checkout');
  });

  it('R11: leave to others what follows from what is left', async () => {
    const deployed = {
      type: 'deployment',
      service: 'cart',
      repository: 'https://github.com/acme/checkout',
      environment: 'tools',
      status: 'succeeded',
    };
    const bench = await eraseOnBench(
      [1, 6].map(number => ({
        ...deployed,
        id: `tool-${number}`,
        revision: number.toString(16).padStart(40, '0'),
        finishedAt: new Date(now - 4 * DAY_MS + number).toISOString(),
      })),
      ['checkout', 'cart'],
    );
    const derived = await bench.derived();
    expect(JSON.stringify(derived.dora_commit_links)).toContain('tools');
    await bench.rebuild();
    expect(await bench.derived()).toEqual(derived);
  });
});
