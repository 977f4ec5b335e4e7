import {
  Leaderboard,
  ServiceMetrics,
} from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from '../__testUtils__/doraBackend';

const DAY = 86_400_000;
const REPORTS = [
  '/v1/services/default/component/checkout/metrics',
  '/v1/teams/default/team/metrics',
  '/v1/organisation/metrics',
];

describe('the levels of a report', () => {
  let backend: DoraBackend;

  beforeAll(async () => {
    const now = Date.now();
    backend = await DoraBackend.start({
      knex: await databases.init('SQLITE_3'),
      entities: [
        service('checkout'),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { namespace: 'default', name: 'team' },
          spec: { type: 'team', children: [] },
        },
      ],
      dora: {
        definitions: {
          restoreStatistic: 'p95',
          levels: { deployment_frequency: [{ level: 'medium' }] },
          profile: 'classic',
        },
      },
    });
    // Two a day, which is Elite in DORA's reports and High in the classic levels.
    await backend.generic(
      ...Array.from({ length: 60 }, (_, index) => ({
        type: 'deployment',
        id: `d${index}`,
        service: 'checkout',
        status: 'succeeded',
        finishedAt: new Date(now - (index * DAY) / 2 - 1).toISOString(),
        revision: String(index).padStart(40, '0'),
      })),
    );
    await backend.settled();
  });

  afterAll(() => backend.stop());

  const get = async <T>(url: string): Promise<T> =>
    (await backend.get(url).expect(200)).body;

  describe.each(REPORTS)('%s', path => {
    it.each([
      ['', 'classic', 'high'],
      ['?levels=classic', 'classic', 'high'],
      ['?levels=2024', '2024', 'elite'],
      ['?levels=2022', '2022', 'high'],
      ['?levels=custom', 'custom', 'medium'],
    ])('with %j is rated by %s', async (query, profile, level) => {
      const report = await get<ServiceMetrics>(`${path}${query}`);
      expect(report.definitions.profile).toBe(profile);
      expect(report.metrics.deployment_frequency).toMatchObject({
        level,
        unrated: null,
      });
    });

    it('has no levels by those of 2025', async () => {
      const { definitions, metrics, overall } = await get<ServiceMetrics>(
        `${path}?levels=2025`,
      );
      expect(definitions.levels.deployment_frequency).toEqual([]);
      expect(metrics.deployment_frequency).toMatchObject({
        level: null,
        levelRange: null,
        unrated: 'no_levels',
      });
      expect(overall).toEqual({ level: null, limitedBy: [] });
    });

    it('is computed as before, whatever the levels', async () => {
      const plain = await get<ServiceMetrics>(path);
      const other = await get<ServiceMetrics>(`${path}?levels=2024`);
      expect(other.definitions.values).toEqual(plain.definitions.values);
      expect(plain.definitions.values.restoreStatistic).toBe('p95');
      expect(other.definitions.fingerprint).not.toBe(
        plain.definitions.fingerprint,
      );
    });

    it('is refused with levels that do not exist', async () => {
      const { status, body } = await backend.get(`${path}?levels=2020`);
      expect(status).toBe(400);
      expect(body.error.message).toContain(
        'levels: must be one of classic, 2018, 2019, 2021, 2022, 2023, 2024, 2025, custom',
      );
    });
  });

  it('compares teams without levels too', async () => {
    const { teams, tooFew } = await get<Leaderboard>(
      '/v1/leaderboard?levels=2025',
    );
    expect(teams).toHaveLength(1);
    expect(teams[0].metrics.deployment_frequency.unrated).toBe('no_levels');
    expect(tooFew).toEqual([]);
  });
});
