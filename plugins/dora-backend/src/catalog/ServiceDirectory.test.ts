import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { PipelineBench } from '../__testUtils__/bench';
import { databases, service } from '../__testUtils__/doraBackend';
import { ServiceDirectory } from './ServiceDirectory';

const now = Date.UTC(2026, 2, 31);

function deployment(id: string, more = {}) {
  return {
    type: 'deployment',
    id,
    repository: 'https://github.com/acme/checkout',
    status: 'succeeded',
    finishedAt: `2026-03-0${id}T12:00:00Z`,
    revision: id.repeat(40),
    ...more,
  };
}

const story = [
  deployment('1'),
  deployment('2'),
  {
    type: 'commit',
    repository: 'https://github.com/acme/checkout',
    sha: '2'.repeat(40),
    authoredAt: '2026-03-02T10:00:00Z',
  },
  {
    type: 'incident',
    id: 'INC-1',
    services: ['checkout-id'],
    detectedAt: '2026-03-02T13:00:00Z',
  },
];

/** A component that answers to the repository and the incidents of the story. */
const checkout = (name: string, more: object = {}): Entity => ({
  ...service(name, {
    'github.com/project-slug': 'acme/checkout',
    'dora/service-id': 'checkout-id',
  }),
  ...more,
});

describe.each(databases.eachSupportedId())(
  'the service directory on %s',
  databaseId => {
    let knex: Knex;
    let bench: PipelineBench;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      bench = await PipelineBench.create(knex);
    });

    const directory = (catalog: Parameters<typeof directoryOf>[1]) =>
      directoryOf(knex, catalog);
    const learn = async (...entities: Entity[]) => {
      await directory(catalogServiceMock({ entities })).refresh();
      await bench.work();
    };
    const stored = (name: string) =>
      knex('dora_services')
        .where('entity_ref', `component:default/${name}`)
        .first();
    const linksOf = async (name: string) => {
      const rows = await knex('dora_deployment_links')
        .where('service_ref', `component:default/${name}`)
        .orderBy('occurred_at');
      return rows.map(row => row.revision[0]).join('');
    };

    it('D3: notes what leaves the catalog, keeps its numbers and welcomes it back', async () => {
      await bench.receive(story);
      await learn(checkout('checkout'), service('other'));
      const before = await bench.derived();
      expect(await linksOf('checkout')).toBe('12');

      await learn(service('other'));
      expect(Number((await stored('checkout')).removed_at)).toBe(now);
      expect((await stored('other')).removed_at).toBeNull();
      expect(await bench.derived()).toEqual(before);

      await bench.receive([deployment('3')]);
      await bench.work();
      expect(await linksOf('checkout')).toBe('123');

      await learn(checkout('checkout'), service('other'));
      expect((await stored('checkout')).removed_at).toBeNull();
      expect(await linksOf('checkout')).toBe('123');
    });

    it.each(['a-checkout', 'z-checkout'])(
      'D3: hands the history of what is renamed over to %s',
      async name => {
        await bench.receive(story);
        await learn(checkout('checkout'));
        await learn(checkout(name));
        expect(await linksOf('checkout')).toBe('');
        expect(await linksOf(name)).toBe('12');
        const renamed = await bench.derived();

        await bench.clear();
        await bench.receive(story);
        await learn(checkout(name));
        expect(renamed).toEqual(await bench.derived());
      },
    );

    it('D3: follows a service to its new owner', async () => {
      const ownedBy = (team: string) =>
        checkout('checkout', {
          relations: [{ type: 'ownedBy', targetRef: `group:default/${team}` }],
        });
      await learn(ownedBy('shop'));
      await learn(ownedBy('pay'));
      expect((await stored('checkout')).owner_ref).toBe('group:default/pay');
    });

    it('D2: lets both of two entities have the deployments of their repository', async () => {
      await bench.receive(story);
      await learn(checkout('checkout'), checkout('cart'));
      expect(await linksOf('checkout')).toBe('12');
      expect(await linksOf('cart')).toBe('12');

      await learn(checkout('checkout'));
      expect(await linksOf('checkout')).toBe('12');
    });

    it('lets an annotation move to a service that comes first', async () => {
      await bench.receive(story);
      await learn(checkout('b'), service('a', {}));
      expect(await linksOf('b')).toBe('12');
      await learn(checkout('a'), service('b', {}));
      expect(await linksOf('b')).toBe('');
      expect(await linksOf('a')).toBe('12');
    });

    const withRules = (annotations: Record<string, string>) => {
      const entity = checkout('checkout');
      Object.assign(entity.metadata.annotations!, annotations);
      return entity;
    };

    it('derives a service anew by rules of its own, and again without them', async () => {
      const later = {
        type: 'incident',
        id: 'INC-2',
        services: ['checkout-id'],
        detectedAt: '2026-03-02T15:00:00Z',
      };
      await bench.receive([...story, later]);
      const methods = () =>
        knex('dora_incident_links').orderBy('detected_at').pluck('method');
      await learn(withRules({}));
      const before = await bench.derived();
      expect(await methods()).toEqual([
        'latest_deployment',
        'latest_deployment',
      ]);

      await learn(withRules({ 'dora/failure-window-hours': '2' }));
      expect(await methods()).toEqual(['latest_deployment', 'none']);

      await learn(withRules({}));
      expect(await bench.derived()).toEqual(before);
    });

    it('takes environments for production that a service says are its own', async () => {
      await bench.receive([deployment('3', { environment: 'Blue' })]);
      const environments = () =>
        knex('dora_cell_blocks').where('span', 1).pluck('environment');
      await learn(withRules({}));
      expect(await environments()).toEqual(['blue']);

      await learn(withRules({ 'dora/production-environments': 'bl*' }));
      expect(await environments()).toEqual(['production']);
    });

    it('warns of rules that cannot be heeded when they are new', async () => {
      const logger = mockServices.logger.mock();
      const refresh = (annotations: Record<string, string>) => {
        const entities = [withRules(annotations)];
        return directoryOf(
          knex,
          catalogServiceMock({ entities }),
          logger,
        ).refresh();
      };
      const wrong = { 'dora/failure-window-hours': 'a day' };
      await refresh(wrong);
      await refresh(wrong);
      await refresh({ ...wrong, 'dora/paths': 'src/**' });
      expect(logger.warn.mock.calls).toEqual([
        [
          "The annotations of component:default/checkout are not wholly heeded: dora/failure-window-hours must be from 1 to 168 h, or 'none'",
        ],
      ]);
      await refresh({ 'dora/failure-window-hours': '4' });
      await refresh(wrong);
      expect(logger.warn).toHaveBeenCalledTimes(2);
    });

    it('R19: changes nothing while the catalog fails', async () => {
      await learn(checkout('checkout'), service('other'));
      const failing = catalogServiceMock.mock({
        streamEntities: async function* streamEntities(query: object) {
          if (JSON.stringify(query).includes('Group')) {
            return;
          }
          yield [service('other')];
          throw new Error('The catalog is away');
        } as never,
      });
      await expect(directory(failing).refresh()).rejects.toThrow('is away');
      expect((await stored('checkout')).removed_at).toBeNull();
    });
  },
);

function directoryOf(
  db: Knex,
  catalog: ConstructorParameters<typeof ServiceDirectory>[0]['catalog'],
  logger = mockServices.logger.mock(),
) {
  return new ServiceDirectory({
    db,
    catalog,
    auth: mockServices.auth(),
    logger,
    now: () => now,
  });
}
