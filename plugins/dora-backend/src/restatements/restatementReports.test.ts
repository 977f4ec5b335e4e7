import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Restatements } from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';
import { toBits } from '../facts/causes';

const HIDDEN = 'secret';

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { namespace: 'default', name },
    spec: { type: 'team', children: [] },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

function ownedBy(team: string, name: string): Entity {
  return {
    ...service(name),
    relations: [{ type: 'ownedBy', targetRef: `group:default/${team}` }],
  };
}

const entities = [
  group('shop'),
  group('ordering', 'shop'),
  group('money'),
  ownedBy('ordering', 'checkout'),
  ownedBy('shop', 'portal'),
  ownedBy('shop', HIDDEN),
  ownedBy('money', 'ledger'),
];

/** A catalog that shows one entity to the plugin, and not to people. */
function hidingCatalog() {
  const everything = catalogServiceMock({ entities });
  const shown = catalogServiceMock({
    entities: entities.filter(({ metadata }) => metadata.name !== HIDDEN),
  });
  return catalogServiceMock.mock({
    streamEntities: (...query) => everything.streamEntities(...query),
    getEntityByRef: (...query) => shown.getEntityByRef(...query),
    getEntitiesByRefs: (...query) => shown.getEntitiesByRefs(...query),
  }).factory;
}

describe.each(databases.eachSupportedId())('the log on %s', databaseId => {
  let backend: DoraBackend;

  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities,
      catalog: hidingCatalog(),
    });
    await backend.settled();
    for (const name of ['checkout', 'portal', HIDDEN, 'ledger', 'checkout']) {
      await knex('dora_restatements').insert({
        service_ref: `component:default/${name}`,
        environment: 'production',
        period: '2026-02',
        metric: 'lead_time',
        from_value: null,
        from_n: 0,
        to_value: 3600.5,
        to_n: 2,
        causes: toBits('correction', 'late_events'),
        at: Date.UTC(2026, 2, 5),
      });
    }
  });

  afterAll(() => backend.stop());

  const read = async (path: string): Promise<Restatements> =>
    (await backend.get(path).expect(200)).body;
  const names = ({ items }: Restatements) =>
    items.map(({ entityRef }) => entityRef.split('/')[1]);

  it('tells of one service, the latest first', async () => {
    const log = await read(
      '/v1/services/default/component/ledger/restatements',
    );
    expect(log).toEqual({
      items: [
        {
          id: '4',
          entityRef: 'component:default/ledger',
          period: '2026-02',
          environment: 'production',
          metric: 'lead_time',
          unit: 'seconds',
          from: { value: null, n: 0 },
          to: { value: 3600.5, n: 2 },
          causes: ['late_events', 'correction'],
          at: '2026-03-05T00:00:00.000Z',
        },
      ],
      next: null,
    });
  });

  it('tells of the visible services of a team and of those below it', async () => {
    const path = (team: string) => `/v1/teams/default/${team}/restatements`;
    expect(names(await read(path('shop')))).toEqual([
      'checkout',
      'portal',
      'checkout',
    ]);
    expect(names(await read(path('money')))).toEqual(['ledger']);
    await backend.get(path('nobody')).expect(404);
  });

  it('tells of all visible services, page by page', async () => {
    const path = '/v1/organisation/restatements?limit=3';
    const first = await read(path);
    expect(names(first)).toEqual(['checkout', 'ledger', 'portal']);
    expect(first.next).toBe(first.items[2].id);
    const second = await read(`${path}&before=${first.next}`);
    expect(names(second)).toEqual(['checkout']);
    expect(second.next).toBeNull();
    expect((await read('/v1/organisation/restatements?limit=4')).next).toBe(
      null,
    );
  });

  it('refuses what is no page', async () => {
    const path = '/v1/organisation/restatements';
    await backend.get(`${path}?limit=101`).expect(400);
    await backend.get(`${path}?before=x`).expect(400);
  });
});
