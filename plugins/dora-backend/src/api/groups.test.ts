import { Entity } from '@backstage/catalog-model';
import {
  Leaderboard,
  OrganisationMetrics,
  TeamMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';

const march = 'from=2026-03-01&to=2026-03-31';

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { namespace: 'default', name, title: name.toUpperCase() },
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

/** Deployments one an hour from noon on, the first `failed` of a day failing. */
function deployments(name: string, perDay: number, failed = 0): object[] {
  return Array.from({ length: 31 * perDay }, (_, index) => {
    const day = Math.floor(index / perDay);
    const hour = index % perDay;
    return {
      type: 'deployment',
      id: `${name}-${index}`,
      service: name,
      status: hour < failed ? 'failed' : 'succeeded',
      finishedAt: new Date(Date.UTC(2026, 2, 1 + day, 12 + hour)).toISOString(),
      revision: `${index}`.padStart(40, '0'),
    };
  });
}

describe.each(databases.eachSupportedId())('groups on %s', databaseId => {
  let backend: DoraBackend;

  beforeAll(async () => {
    backend = await DoraBackend.start({
      knex: await databases.init(databaseId),
      entities: [
        group('company'),
        group('shop', 'company'),
        group('ordering', 'shop'),
        group('browsing', 'shop'),
        group('money', 'company'),
        ownedBy('shop', 'portal'),
        ownedBy('ordering', 'checkout'),
        ownedBy('ordering', 'cart'),
        ownedBy('browsing', 'search'),
        ownedBy('money', 'ledger'),
        ownedBy('money', 'silent'),
      ],
    });
    await backend.generic(
      ...deployments('checkout', 4, 1),
      ...deployments('cart', 1),
      ...deployments('search', 2, 1),
      ...deployments('portal', 1),
      ...deployments('ledger', 1),
      {
        type: 'incident',
        id: 'INC-1',
        services: ['checkout', 'cart'],
        detectedAt: '2026-03-10T10:00:00Z',
        mitigatedAt: '2026-03-10T11:00:00Z',
      },
    );
    await backend.settled();
  });

  afterAll(() => backend.stop());

  const get = async <T>(url: string): Promise<T> =>
    (await backend.get(url).expect(200)).body;

  const team = (name: string, query = '') =>
    get<TeamMetrics>(`/v1/teams/default/${name}/metrics?${march}${query}`);

  it('pools the rows of a team’s services', async () => {
    const { metrics, services, silentServices } = await team('ordering');
    // 3 + 1 successes a day; 31 failed of 155 attempts, not the mean of 25 % and 0 %.
    expect(metrics.deployment_frequency).toMatchObject({ value: 4, n: 124 });
    expect(metrics.change_failure_rate).toMatchObject({ n: 155, failed: 32 });
    expect(services.map(({ entityRef }) => entityRef).sort()).toEqual([
      'component:default/cart',
      'component:default/checkout',
    ]);
    expect(silentServices).toEqual([]);
  });

  it('counts an incident of two services once', async () => {
    const { metrics, services } = await team('ordering');
    expect(metrics.time_to_restore.n).toBe(1);
    expect(services.map(row => row.metrics.time_to_restore.n)).toEqual([1, 1]);
  });

  it('includes sub-teams when asked to', async () => {
    const alone = await team('shop');
    expect(alone.services.map(({ title }) => title)).toEqual(['portal']);
    expect(alone.subTeams).toEqual([
      'group:default/browsing',
      'group:default/ordering',
    ]);
    const all = await team('shop', '&includeSubTeams=true');
    expect(all.services.map(({ title }) => title).sort()).toEqual([
      'cart',
      'checkout',
      'portal',
      'search',
    ]);
  });

  it('names services without events apart', async () => {
    const { services, silentServices } = await team('money');
    expect(services.map(({ title }) => title)).toEqual(['ledger']);
    expect(silentServices).toEqual(['component:default/silent']);
  });

  it('puts teams side by side, all or those of one parent', async () => {
    const all = await get<Leaderboard>(`/v1/leaderboard?${march}`);
    expect(all.teams.map(({ title }) => title).sort()).toEqual([
      'BROWSING',
      'MONEY',
      'ORDERING',
      'SHOP',
    ]);
    expect(all.teams.find(({ title }) => title === 'ORDERING')).toMatchObject({
      services: 2,
      overall: { level: 'high', limitedBy: ['change_failure_rate'] },
    });
    const siblings = await get<Leaderboard>(
      `/v1/leaderboard?${march}&parent=group:default/shop`,
    );
    expect(siblings.teams.map(({ title }) => title).sort()).toEqual([
      'BROWSING',
      'ORDERING',
    ]);
  });

  it('lists teams without enough rows apart', async () => {
    const { teams, tooFew } = await get<Leaderboard>(
      '/v1/leaderboard?from=2026-03-01&to=2026-03-03',
    );
    expect(teams).toEqual([]);
    expect(tooFew).toHaveLength(4);
  });

  it('tells of the organisation', async () => {
    const report = await get<OrganisationMetrics>(
      `/v1/organisation/metrics?${march}`,
    );
    expect(report).toMatchObject({ services: 6, teams: 4 });
    expect(report.metrics.deployment_frequency.value).toBe(7);
    expect(report.metrics.time_to_restore.n).toBe(1);
    expect(report.distribution.deployment_frequency).toEqual({
      elite: 0,
      high: 5,
      medium: 0,
      low: 0,
      too_few: 0,
      no_data: 1,
    });
    expect(report.association.points).toHaveLength(4);
    expect(report.association.n).toBe(4);
    expect(report.association.r).toEqual(expect.any(Number));
  });

  it('knows no association of fewer than three teams', async () => {
    const { association } = await get<OrganisationMetrics>(
      '/v1/organisation/metrics?from=2026-02-01&to=2026-02-02',
    );
    expect(association).toMatchObject({ n: 0, r: null, pValue: null });
  });

  it('keeps targets and tells how far they are', async () => {
    const path = '/v1/targets/default/component/checkout';
    const due = new Date(Date.now() + 90 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const put = (metric: string, body: object) =>
      backend.put(`${path}/${metric}`, body);
    expect(await get(path)).toMatchObject({ targets: [], editable: true });
    await put('lead_time', { value: 3600, due }).expect(200);
    const { body } = await put('lead_time', { value: 1800, due }).expect(200);
    expect(body.targets).toEqual([
      expect.objectContaining({
        metric: 'lead_time',
        value: 1800,
        due,
        status: 'unknown',
      }),
    ]);
    await put('lead_time', { value: -1, due }).expect(400);
    await put('lead_time', { value: 60, due: '2020-01-01' }).expect(400);
    await put('speed', { value: 60, due }).expect(400);
    await put('change_failure_rate', { value: 15, due }).expect(400);
    const dropped = await backend.delete(`${path}/lead_time`).expect(200);
    expect(dropped.body.targets).toEqual([]);
  });
});
