import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { IncidentFact } from '@dora-metrics/backstage-plugin-dora-node';
import { Knex } from 'knex';
import { databases } from '../__testUtils__/doraBackend';
import { dump } from '../__testUtils__/tables';
import { Random } from '../sources/__testUtils__/random';
import { readIncidents, readIncidentsById } from './incidents';
import { storeFact } from './storeFact';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 2, 2);
const day = (n: number) => BEGIN + n * DAY;
const CHECKOUT = 'service:checkout';
const TABLES = [
  'dora_incidents',
  'dora_incident_moments',
  'dora_incident_subjects',
];

const told = (at: number, more: Partial<IncidentFact>): IncidentFact => ({
  type: 'incident',
  key: 'INC-1',
  at,
  ...more,
});
const DETECTED = told(day(0), {
  detectedAt: day(0),
  subjects: [CHECKOUT],
  title: 'Refunds fail',
  causedBy: { revision: 'abc1234' },
});
const RESOLVED = told(day(1), { resolvedAt: day(1) });
const AGAIN = told(day(20), { reopenedAt: day(20) });
const RENAMED = told(day(21), { title: 'Refunds fail again' });
const OVER = told(day(22), { mitigatedAt: day(22) });
const STORY = [DETECTED, RESOLVED, AGAIN, RENAMED, OVER];

describe.each(databases.eachSupportedId())(
  'incidents that were opened again on %s',
  databaseId => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@dora-metrics/backstage-plugin-dora-backend',
          'migrations',
        ),
      });
    });

    async function store(...facts: IncidentFact[]) {
      for (const fact of facts) {
        await knex.transaction(trx => storeFact(trx, 'pagerduty', fact));
      }
    }
    const read = (from = BEGIN, subject = CHECKOUT) =>
      knex.transaction(trx => readIncidents(trx, [subject], from));

    it('late are two', async () => {
      await store(...STORY);
      const [first, second] = await read();
      expect(first).toMatchObject({
        detectedAt: day(0),
        resolvedAt: day(1),
        mitigatedAt: null,
        reopens: 0,
        openMs: DAY,
        title: 'Refunds fail again',
        causedByRevision: 'abc1234',
      });
      expect(second).toMatchObject({
        detectedAt: day(20),
        resolvedAt: null,
        mitigatedAt: day(22),
        reopens: 0,
        openMs: 2 * DAY,
        title: 'Refunds fail again',
        subjects: [CHECKOUT],
        causedByRevision: null,
      });
      expect(second.id).not.toBe(first.id);
      expect(await read(day(2))).toEqual([second]);
      expect(
        await knex.transaction(trx => readIncidentsById(trx, [second.id])),
      ).toEqual([second]);
    });

    it('soon are one', async () => {
      await store(
        DETECTED,
        RESOLVED,
        told(day(8), { reopenedAt: day(8) }),
        told(day(9), { resolvedAt: day(9) }),
      );
      expect(await read()).toEqual([
        expect.objectContaining({
          resolvedAt: day(9),
          reopens: 1,
          openMs: 2 * DAY,
        }),
      ]);
    });

    it('are one again when it was not over for so long', async () => {
      await store(...STORY, told(day(15), { mitigatedAt: day(15) }));
      expect(await read()).toEqual([
        expect.objectContaining({ mitigatedAt: day(22), reopens: 1 }),
      ]);
      expect(await knex('dora_incident_subjects')).toHaveLength(1);
    });

    it('follow the services of the one that they were', async () => {
      await store(...STORY, told(day(23), { subjects: ['service:cart'] }));
      expect(await read()).toEqual([]);
      expect(await read(BEGIN, 'service:cart')).toHaveLength(2);
    });

    it('are none before anybody tells of a detection', async () => {
      await store(...STORY.slice(1));
      expect(await knex('dora_incidents')).toHaveLength(1);
      await store(DETECTED);
      expect(await read()).toHaveLength(2);
    });

    it('are the same in whatever order that is told', async () => {
      const story = [...STORY, { ...RENAMED, at: day(25) }];
      await store(...story);
      const expected = await dump(knex, TABLES);
      const random = new Random(1);
      for (let i = 0; i < 12; i++) {
        for (const table of TABLES) {
          await knex(table).delete();
        }
        await store(...random.shuffled([...story, ...story]));
        expect(await dump(knex, TABLES)).toEqual(expected);
      }
    });
  },
);
