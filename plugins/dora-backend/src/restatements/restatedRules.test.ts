import { ServiceSeries } from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { databases } from '../__testUtils__/doraBackend';
import { HISTORY, incident, past, REF } from './__testUtils__/pastMonths';
import { inShort, RestatementBench } from './__testUtils__/restatementBench';

// Backends on real databases, some of them started twice.
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'changed rules on %s',
  databaseId => {
    let knex: Knex;
    let bench: RestatementBench;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      bench = new RestatementBench(knex);
      await bench.start();
    });

    afterEach(() => bench.stop());

    it('rules that link otherwise are a new version, and restate', async () => {
      await bench.importHistory();
      await bench.stop();
      await bench.start({ definitions: { failureWindowHours: 4 } });
      await bench.figuresFollow();

      expect(inShort(await bench.log())).toEqual([
        {
          period: past.period,
          metric: 'change_failure_rate',
          from: { value: 0.5, n: 2 },
          to: { value: 0, n: 2 },
          causes: ['definitions'],
        },
      ]);
      const { definitions } = await bench.backend.metrics('checkout');
      expect(definitions.version).toBe(2);
      const { body } = await bench.backend
        .get('/v1/services/default/component/checkout/series')
        .expect(200);
      expect((body as ServiceSeries).definitionChanges).toEqual([
        {
          day: new Date().toISOString().slice(0, 10),
          version: 2,
          text: 'Rules v1 → v2: Failure window: 24 h → 4 h',
        },
      ]);

      await bench.stop();
      await bench.start({ definitions: { failureWindowHours: 4 } });
      expect(
        (await bench.backend.metrics('checkout')).definitions.version,
      ).toBe(2);
    });

    it('rules that count otherwise restate without deriving anew', async () => {
      await bench.importHistory([
        [...HISTORY, incident('INC-3', past.at(25), 240)],
      ]);
      await bench.stop();
      await knex('dora_services').update({ computed_at: 1, derived_at: 1 });
      await bench.start({ definitions: { restoreStatistic: 'median' } });
      await bench.figuresFollow();
      expect(inShort(await bench.log())).toEqual([
        {
          period: past.period,
          metric: 'time_to_restore',
          from: { value: 6600, n: 3 },
          to: { value: 3600, n: 3 },
          causes: ['definitions'],
        },
      ]);
      const [row] = await knex('dora_services').where('entity_ref', REF);
      expect(Number(row.computed_at)).toBe(1);
    });
  },
);
