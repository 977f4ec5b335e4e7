import { DORA_DEFINITION_PREFIX } from '@dora-metrics/backstage-plugin-dora-common';
import request from 'supertest';
import { databases, DoraBackend, service } from './__testUtils__/doraBackend';
import { buildWorld } from './__testUtils__/oracle/buildWorld';
import { WorldComparison } from './__testUtils__/oracle/compareWorld';
import {
  devlakeRequests,
  inDevlakeWords,
} from './__testUtils__/oracle/devlakeRequests';
import { byPushes } from './__testUtils__/oracle/genericEvents';
import { planOf } from './__testUtils__/oracle/plan';
import { Random } from './sources/__testUtils__/random';

/*
 * A world told in the words of Apache DevLake's webhooks, with the pushes of
 * its Git host, and compared row by row with the second implementation.
 */

const SECRET = 'devlake-token-for-tests';
const SEED = 5;

const entities = ['alpha', 'beta', 'gamma'].map(name =>
  service(name, {
    'github.com/project-slug': `acme/${name}`,
    [`${DORA_DEFINITION_PREFIX}lead-time-unit`]: 'change',
    ...(name === 'gamma' && {
      [`${DORA_DEFINITION_PREFIX}failure-window-hours`]: '6',
    }),
  }),
);

describe.each(databases.eachSupportedId())(
  'the words of DevLake on %p',
  databaseId => {
    const world = inDevlakeWords(
      buildWorld(planOf(SEED), Date.UTC(2026, 0, 5), { hasPlaces: false }),
    );
    let backend: DoraBackend;
    let comparison: WorldComparison;

    beforeAll(async () => {
      backend = await DoraBackend.start({
        knex: await databases.init(databaseId),
        entities,
        dora: {
          sources: {
            generic: { secrets: ['generic-token-for-tests'] },
            devlake: { secrets: [SECRET] },
          },
        },
      });
      const random = new Random(SEED);
      for (const { resource, body } of random.shuffled(
        devlakeRequests(world),
      )) {
        await request(backend.server)
          .post(`/api/dora/webhooks/devlake/connections/1/${resource}`)
          .set('authorization', `Bearer ${SECRET}`)
          .send(body)
          .expect(202);
      }
      await backend
        .generic(...random.shuffled(byPushes(world.changes)))
        .expect(202);
      await backend.settled();
      comparison = await WorldComparison.read(backend, world, {
        from: '2026-01-01',
        to: '2026-06-30',
      });
    });

    afterAll(() => backend.stop());

    it.each(['deployments', 'causes', 'leadTimes', 'numbers'] as const)(
      'have the same %s by both implementations',
      rows => {
        const { told, expected } = comparison[rows]();
        expect(expected.length).toBeGreaterThan(2);
        expect(told).toEqual(expected);
      },
    );
  },
);
