import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { databases } from '../__testUtils__/doraBackend';
import { readDoraConfig } from '../config';
import { Retention } from '../retention/Retention';
import { monthsAgo } from './__testUtils__/monthsAgo';
import { incident, past, REF } from './__testUtils__/pastMonths';
import { RestatementBench } from './__testUtils__/restatementBench';
import { FigureWorker } from './FigureWorker';

// Backends on real databases, some of them started twice.
jest.setTimeout(60_000);

const DAY_MS = 86_400_000;

describe.each(databases.eachSupportedId())(
  'what is forgotten on %s',
  databaseId => {
    let knex: Knex;
    let bench: RestatementBench;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      bench = new RestatementBench(knex);
      await bench.start();
    });

    afterEach(() => bench.stop());

    it('erasing a service erases its figures and its log', async () => {
      await bench.importHistory();
      await bench.tell(incident('INC-3', past.at(25), 60));
      expect((await bench.log()).items).toHaveLength(1);
      await bench.backend.operate({ kind: 'erase_service', entityRef: REF });
      await bench.figuresFollow();
      expect((await bench.log()).items).toEqual([]);
      expect(await knex('dora_figures')).toEqual([]);
    });

    it('retention forgets both, and what it has forgotten is not measured', async () => {
      await bench.importHistory();
      await bench.tell(incident('INC-3', past.at(25), 60));
      await knex('dora_restatements').update({ at: 1 });
      const retention = { bodyDays: 30, deliveryDays: 90, factDays: 200 };
      const now = () => past.startMs + (retention.factDays + 9) * DAY_MS;
      const limits = { config: { timeZone: 'UTC', retention }, now };
      await new Retention({ db: knex, ...limits }).run();
      expect(await bench.log()).toEqual({ items: [], next: null });

      await bench.stop();
      const config = readDoraConfig(mockServices.rootConfig());
      const worker = new FigureWorker({
        db: knex,
        config: { ...config, retention },
        now,
      });
      expect(await worker.markClosed()).toBe(1);
      while (await worker.workSome());
      expect(await bench.figure(past.period, 'lead_time')).toBeUndefined();
      expect(
        await bench.figure(monthsAgo(2).period, 'lead_time'),
      ).toBeDefined();
      await bench.start();
    });
  },
);
