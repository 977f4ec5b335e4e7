import { Knex } from 'knex';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { deploy, march, sha, time } from './__testUtils__/events';
import { repository, Written } from './__testUtils__/github';

const HOUR = 3600;
const mono = repository('mono');
const web = repository('web');
const api = repository('api');

/** A service of the repository that several share. */
const part = (name: string) =>
  service(name, {
    'github.com/project-slug': 'acme/mono',
    'dora/paths': `services/${name}/**, libs/**`,
  });

/** A commit that touches files of these folders. */
const touching = (
  letter: string,
  at: string,
  ...folders: string[]
): Written => [
  letter,
  at,
  { modified: folders.map(folder => `${folder}/file.ts`) },
];

describe.each(databases.eachSupportedId())(
  'repositories and services on %s',
  databaseId => {
    let backend: DoraBackend;
    let knex: Knex;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      backend = await DoraBackend.start({
        knex,
        entities: [
          part('cart'),
          part('search'),
          service('shop', {
            'github.com/project-slug': 'acme/web,acme/api',
          }),
        ],
        dora: { definitions: { minimums: { leadTimeCommits: 1 } } },
      });
    });

    afterEach(() => backend.stop());

    const push = (of: typeof mono, ...told: Parameters<typeof mono.push>) =>
      backend.github('push', of.push(...told)).expect(202);
    const deployed = (
      of: typeof mono,
      ...told: Parameters<typeof mono.deployed>
    ) => backend.github('deployment_status', of.deployed(...told)).expect(202);

    async function deployments(name: string) {
      await backend.settled();
      const { items } = await backend.deployments(name, march);
      return items
        .map(item => [
          item.kind,
          item.revision?.[0],
          item.leadTimeMedian === null ? null : item.leadTimeMedian / HOUR,
        ])
        .reverse();
    }

    it('counts a deployment of a shared repository for the services that it changes', async () => {
      await push(mono, 'main', null, [
        touching('1', time(2, 8), 'services/cart', 'services/search'),
      ]);
      await deployed(mono, 1, '1', time(2, 9));
      await push(mono, 'main', '1', [
        touching('2', time(3, 8), 'services/cart'),
      ]);
      await deployed(mono, 2, '2', time(3, 9));
      await push(mono, 'main', '2', [
        touching('3', time(4, 6), 'services/search'),
        touching('4', time(4, 7), 'libs/money'),
      ]);
      await deployed(mono, 3, '4', time(4, 9));

      expect(await deployments('cart')).toEqual([
        ['deploy', '1', 1],
        ['deploy', '2', 1],
        ['deploy', '4', 2],
      ]);
      expect(await deployments('search')).toEqual([
        ['deploy', '1', 1],
        ['redeploy', '2', null],
        ['deploy', '4', 2.5],
      ]);
      const { metrics } = await backend.metrics('search', march);
      expect(metrics.deployment_frequency.n).toBe(2);
      expect(metrics.lead_time).toMatchObject({ n: 3, value: 2 * HOUR });
    });

    it('counts it for the one service that the sender names', async () => {
      await push(mono, 'main', null, [
        touching('1', time(2, 8), 'services/cart', 'services/search'),
      ]);
      await deployed(mono, 1, '1', time(2, 9), {
        payload: { service: 'cart' },
      });
      expect(await deployments('cart')).toEqual([['deploy', '1', 1]]);
      expect(await deployments('search')).toEqual([]);
    });

    it('shares a repository with a service that it is mapped to', async () => {
      await push(mono, 'main', null, [touching('1', time(2, 8), 'libs')]);
      await deployed(mono, 1, '1', time(2, 9));
      expect(await deployments('search')).toEqual([['deploy', '1', 1]]);
      const mapped = {
        subject: 'repo:github.com/acme/web',
        entityRef: 'component:default/cart',
      };
      await backend.put('/v1/mappings', mapped).expect(204);
      await deployed(web, 2, 'f', time(3, 9));
      expect((await deployments('cart')).map(([kind]) => kind)).toEqual([
        'deploy',
        'deploy',
      ]);
      expect((await deployments('shop')).map(([kind]) => kind)).toEqual([
        'deploy',
      ]);
    });

    it('follows each repository of a service by itself', async () => {
      await push(web, 'main', null, [['1', time(2, 8)]]);
      await push(api, 'main', null, [['a', time(2, 8)]]);
      await deployed(web, 1, '1', time(2, 9));
      await deployed(api, 2, 'a', time(2, 10));
      await push(web, 'main', '1', [['2', time(3, 8)]]);
      await deployed(web, 3, '2', time(3, 9));
      await deployed(web, 4, '1', time(3, 10));
      await deployed(api, 5, 'a', time(3, 11));

      expect(await deployments('shop')).toEqual([
        ['deploy', '1', 1],
        ['deploy', 'a', 2],
        ['deploy', '2', 1],
        ['rollback', '1', null],
        ['redeploy', 'a', null],
      ]);
    });

    it('counts the commits of all repositories that one deployment brings', async () => {
      await push(web, 'main', null, [['1', time(2, 8)]]);
      await push(api, 'main', null, [['a', time(2, 7)]]);
      await push(api, 'main', 'a', [
        ['b', time(3, 6)],
        ['c', time(3, 7)],
      ]);
      const both = (
        id: string,
        webRevision: string,
        apiRevision: string,
        at: string,
      ) =>
        deploy(id, sha(webRevision), at, {
          service: 'shop',
          repository: web.address,
          commits: [
            { repository: web.address, revision: sha(webRevision) },
            { repository: api.address, revision: sha(apiRevision) },
          ],
        });
      await backend.generic(
        both('1', '1', 'a', time(2, 9)),
        both('2', '1', 'c', time(3, 9)),
        both('3', '1', 'a', time(3, 10)),
      );

      expect(await deployments('shop')).toEqual([
        ['deploy', '1', 1.5],
        ['deploy', '1', 2.5],
        ['rollback', '1', null],
      ]);
    });
  },
);
