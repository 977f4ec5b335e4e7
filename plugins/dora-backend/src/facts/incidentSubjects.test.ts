import { Knex } from 'knex';
import request from 'supertest';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { hmacHex } from '../__testUtils__/signatures';
import { incident, webhook } from '../sources/pagerduty/__fixtures__/examples';

const SECRET = 'pagerduty-secret-for-tests';
const march = { from: '2026-03-01', to: '2026-03-31' };
const owning = (id: string) => ({ 'pagerduty.com/service-id': id });
const at = (id: string, more = {}) => incident({ service: { id }, ...more });

const TRIGGERED = webhook(
  'incident.triggered',
  '2026-03-02T14:40:01Z',
  at('PA'),
);
const MOVED = webhook(
  'incident.service_updated',
  '2026-03-02T14:50:00Z',
  at('PB'),
);
const RESOLVED = webhook(
  'incident.resolved',
  '2026-03-02T15:10:00Z',
  at('PB', { status: 'resolved' }),
);

describe.each(databases.eachSupportedId())(
  'subjects of incidents on %s',
  databaseId => {
    let backend: DoraBackend;
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      backend = await DoraBackend.start({
        knex,
        entities: [service('a', owning('PA')), service('b', owning('PB'))],
        dora: { sources: { pagerduty: { secrets: [SECRET] } } },
      });
    });

    afterEach(() => backend.stop());

    async function send(...bodies: object[]) {
      for (const body of bodies) {
        const json = JSON.stringify(body);
        await request(backend.server)
          .post('/api/dora/webhooks/pagerduty')
          .set('content-type', 'application/json')
          .set('x-pagerduty-signature', `v1=${hmacHex(json, SECRET)}`)
          .send(json)
          .expect(202);
      }
      await backend.settled();
    }
    const incidentsOf = async (name: string) => {
      const { metrics } = await backend.metrics(name, march);
      const { n, open } = metrics.time_to_restore;
      return { n, open };
    };

    it('move an incident to another service', async () => {
      await send(TRIGGERED);
      expect(await incidentsOf('a')).toEqual({ n: 0, open: 1 });
      expect(await incidentsOf('b')).toEqual({ n: 0, open: 0 });
      await send(MOVED);
      expect(await incidentsOf('a')).toEqual({ n: 0, open: 0 });
      expect(await incidentsOf('b')).toEqual({ n: 0, open: 1 });
      await send(RESOLVED);
      expect(await incidentsOf('b')).toEqual({ n: 1, open: 0 });
    });

    it.each([
      [[MOVED, TRIGGERED, RESOLVED]],
      [[RESOLVED, MOVED, TRIGGERED]],
      [[RESOLVED, TRIGGERED, MOVED]],
    ])('move it in whatever order that is told', async bodies => {
      await send(bodies[0]);
      await send(...bodies.slice(1));
      expect(await incidentsOf('a')).toEqual({ n: 0, open: 0 });
      expect(await incidentsOf('b')).toEqual({ n: 1, open: 0 });
      expect(await knex('dora_incident_subjects')).toEqual([
        expect.objectContaining({ subject: 'external/pagerduty:pb' }),
      ]);
    });

    it('count no incident that was merged into another', async () => {
      const resolve_reason = { type: 'merge_resolve_reason' };
      await send(TRIGGERED);
      expect(await incidentsOf('a')).toEqual({ n: 0, open: 1 });
      await send(
        webhook(
          'incident.resolved',
          '2026-03-02T15:10:00Z',
          at('PA', { resolve_reason }),
        ),
      );
      expect(await incidentsOf('a')).toEqual({ n: 0, open: 0 });
    });
  },
);
