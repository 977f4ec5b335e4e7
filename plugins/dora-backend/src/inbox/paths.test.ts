import { Knex } from 'knex';
import request from 'supertest';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { deployment, issue } from '../sources/devlake/__fixtures__/examples';

const TOKEN = 'devlake-token-for-tests';
const DAY_MS = 86_400_000;

describe.each(databases.eachSupportedId())(
  'addresses below a source on %s',
  databaseId => {
    let backend: DoraBackend;
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      backend = await DoraBackend.start({
        knex,
        entities: [service('checkout')],
        dora: {
          sources: {
            devlake: { secrets: [TOKEN] },
            generic: { secrets: [TOKEN] },
          },
        },
      });
    });

    afterAll(() => backend.stop());

    const post = (path: string, body: string) =>
      request(backend.server)
        .post(`/api/dora/webhooks${path}`)
        .set('authorization', `Bearer ${TOKEN}`)
        .send(body);
    const at = (daysAgo: number) =>
      new Date(Date.now() - daysAgo * DAY_MS).toISOString();

    it('lead what DevLake was sent to the numbers', async () => {
      const incident = { ...issue, createdDate: at(1) };
      const deliveries: [string, object | undefined][] = [
        [
          '/devlake/connections/1/deployments',
          { ...deployment, startedDate: at(3), finishedDate: at(2) },
        ],
        ['/devlake/connections/1/issues', incident],
        ['/devlake/connections/1/issue/SHOP-42/close', undefined],
      ];
      for (const [path, body] of deliveries) {
        await post(path, body ? JSON.stringify(body) : '').expect(202, {
          status: 'accepted',
        });
      }
      await backend.settled();

      expect(
        await knex('dora_deliveries').orderBy('id').pluck('event'),
      ).toEqual(['1/deployments', '1/issues', '1/issue/SHOP-42/close']);
      const { metrics } = await backend.metrics('checkout');
      expect(metrics.deployment_frequency.n).toBe(1);
      expect(metrics.time_to_restore).toMatchObject({ n: 1, open: 0 });
    });

    it.each([
      '/devlake/connections/1/scopes',
      '/devlake/connections/../deployments',
      '/devlake//deployments',
      `/devlake/connections/${'1'.repeat(200)}/deployments`,
      '/devlake/connections/1$/deployments',
      '/generic/deployments',
      '/nobody/deployments',
    ])('are unknown when they are like %s', async path => {
      const before = await knex('dora_deliveries').pluck('id');
      await post(path, '{}').expect(404);
      expect(await knex('dora_deliveries').pluck('id')).toEqual(before);
    });
  },
);
