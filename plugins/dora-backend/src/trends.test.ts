import { ConfigReader } from '@backstage/config';
import {
  MetricTrend,
  Trends,
} from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from './__testUtils__/doraBackend';
import { readDoraConfig } from './config';
import { TrendReports } from './reports/TrendReports';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const WEEK_MS = 168 * HOUR_MS;
const REPOSITORY = 'https://github.com/acme/checkout';
const SERVICE = 'component:default/checkout';
const WEEKS = 8;

/** An hour of Monday, 15 June 2026. */
const now = Date.UTC(2026, 5, 15, 1);
const firstWeek = Date.UTC(2026, 3, 20);

const iso = (at: number) => new Date(at).toISOString();
const sha = (number: number) => String(number).padStart(40, '0');

/**
 * The n-th week has n deployments from Monday to Wednesday, each of one commit
 * that took 256, 128 and at last 2 minutes.
 */
const releases = Array.from({ length: WEEKS }, (_, week) =>
  Array.from({ length: week + 1 }, (__, index) => ({
    finishedAt: firstWeek + week * WEEK_MS + (8 + 6 * index) * HOUR_MS,
    leadMinutes: 2 ** (WEEKS - week),
  })),
).flat();

function incident(detectedAt: number, minutes: number | null) {
  return {
    type: 'incident',
    id: `INC-${detectedAt}`,
    service: 'checkout',
    detectedAt: iso(detectedAt),
    ...(minutes !== null && {
      mitigatedAt: iso(detectedAt + minutes * MINUTE_MS),
    }),
  };
}

const events: object[] = [
  ...releases.flatMap(({ finishedAt, leadMinutes }, number) => [
    {
      type: 'commit',
      repository: REPOSITORY,
      sha: sha(number),
      ...(number > 0 && { parent: sha(number - 1) }),
      authoredAt: iso(finishedAt - leadMinutes * MINUTE_MS),
    },
    {
      type: 'deployment',
      id: `d${number}`,
      service: 'checkout',
      repository: REPOSITORY,
      revision: sha(number),
      status: 'succeeded',
      startedAt: iso(finishedAt),
      finishedAt: iso(finishedAt),
    },
  ]),
  // On Saturdays, long after the last deployment of the week.
  ...[10, 20, 25, 30, 40].map((minutes, week) =>
    incident(firstWeek + week * WEEK_MS + 130 * HOUR_MS, minutes),
  ),
  incident(now - 90 * MINUTE_MS, null),
  incident(now - 240 * MINUTE_MS, null),
  // A Wednesday, and the Tuesday after.
  ...['2026-05-06', '2026-05-12'].map(day => ({
    type: 'deployment',
    id: `young-${day}`,
    service: 'young',
    status: 'succeeded',
    finishedAt: `${day}T12:00:00Z`,
  })),
];

describe.each(databases.eachSupportedId())('trends on %s', databaseId => {
  let backend: DoraBackend;
  let reports: TrendReports;
  let trends: Trends;

  const trendsOf = (entityRef: string) =>
    reports.trends(
      entityRef,
      { weeks: WEEKS, environment: 'production' },
      async refs => refs,
    );

  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    backend = await DoraBackend.start({
      knex,
      entities: [service('checkout'), service('idle'), service('young')],
    });
    await backend.generic(...events).expect(202);
    await backend.settled();
    const config = readDoraConfig(new ConfigReader({}));
    reports = new TrendReports({ db: knex, config, now: () => now });
    trends = await trendsOf(SERVICE);
  });

  afterAll(() => backend.stop());

  const find = (metric: string): MetricTrend =>
    trends.metrics.find(one => one.metric === metric)!;

  it('are of whole weeks', () => {
    expect(trends.window).toEqual({
      from: '2026-04-20T00:00:00.000Z',
      to: '2026-06-15T00:00:00.000Z',
      elapsedDays: 56,
    });
    for (const { points } of trends.metrics) {
      expect(points.map(({ day }) => day)).toEqual([
        '2026-04-20',
        '2026-04-27',
        '2026-05-04',
        '2026-05-11',
        '2026-05-18',
        '2026-05-25',
        '2026-06-01',
        '2026-06-08',
      ]);
    }
  });

  it('begin with the first week that was watched from its first day on', async () => {
    const { metrics } = await trendsOf('component:default/young');
    const { points } = metrics[0];
    expect(points.slice(1, 5).map(({ value, n }) => [value, n])).toEqual([
      [null, 0],
      [null, 0],
      [1 / 7, 1],
      [0, 0],
    ]);
  });

  it('tell a rise of deployment frequency', () => {
    const { unit, points, limits, trend, changePoint } = find(
      'deployment_frequency',
    );
    expect(unit).toBe('per_day');
    expect(points.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(points.map(({ value }) => value! * 7)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    // By hand: the mean is 4.5 a week, each moving range 1, the reach 2.66.
    expect(limits!.mean).toBeCloseTo(4.5 / 7, 12);
    expect(limits!.low).toBeCloseTo(1.84 / 7, 12);
    expect(limits!.high).toBeCloseTo(7.16 / 7, 12);
    expect(points.map(({ signals }) => signals)).toEqual([
      ['outside', 'near_limit'],
      ['near_limit'],
      ['near_limit'],
      [],
      [],
      ['near_limit'],
      ['near_limit'],
      ['outside', 'near_limit'],
    ]);
    // By hand: S = 28, variance 65.33, z = 27 / sqrt(65.33) = 3.34.
    expect(trend!.slopePerWeek).toBeCloseTo(1 / 7, 12);
    expect(trend!.pValue).toBeCloseTo(0.000836627, 9);
    expect(trend!.verdict).toBe('better');
    // K = 16, p = 0.14
    expect(changePoint).toBeNull();
  });

  it('draw the limits of lead time on its logarithm', () => {
    const { unit, points, limits, trend } = find('lead_time');
    expect(unit).toBe('seconds');
    expect(points.map(({ value }) => value! / 60)).toEqual([
      256, 128, 64, 32, 16, 8, 4, 2,
    ]);
    // By hand: to base 2, the mean is 4.5 and each moving range 1.
    expect(limits!.mean / 60).toBeCloseTo(2 ** 4.5, 9);
    expect(limits!.low / 60).toBeCloseTo(2 ** 1.84, 9);
    expect(limits!.high / 60).toBeCloseTo(2 ** 7.16, 9);
    expect(points[0].signals).toContain('outside');
    expect(trend!.slopePerWeek / 60).toBeCloseTo(-22.5, 12);
    expect(trend!.verdict).toBe('better');
  });

  it('say nothing of what does not move, nor of too few incidents', () => {
    const failures = find('change_failure_rate');
    expect(failures.limits).toEqual({ mean: 0, low: 0, high: 0 });
    expect(failures.trend).toEqual({
      slopePerWeek: 0,
      pValue: 1,
      verdict: 'unclear',
    });
    const restore = find('time_to_restore');
    expect(restore.points.map(({ value, n }) => [value, n])).toEqual([
      [600, 1],
      [1200, 1],
      [1500, 1],
      [1800, 1],
      [2400, 1],
      [null, 0],
      [null, 0],
      [null, 0],
    ]);
    expect(restore).toMatchObject({
      limits: null,
      trend: null,
      changePoint: null,
    });
  });

  // Case km-open2: seven incidents, of which two are open.
  it('take open incidents for what is known of them', () => {
    const { restrictedMeanSeconds, ...rest } = trends.survival;
    expect(rest).toEqual({
      n: 7,
      open: 2,
      medianSeconds: 30 * 60,
      horizonSeconds: 240 * 60,
    });
    expect(restrictedMeanSeconds! / 60).toBeCloseTo(86.428571, 6);
  });

  it('are answered over HTTP, 26 weeks unless told otherwise', async () => {
    const path = '/v1/trends/default/component';
    const { body } = await backend.get(`${path}/idle`).expect(200);
    expect(body).toMatchObject({
      entityRef: 'component:default/idle',
      environment: 'production',
      timeZone: 'UTC',
      survival: { n: 0, open: 0, medianSeconds: null },
    });
    for (const { points, limits, trend } of body.metrics) {
      expect(points).toHaveLength(26);
      expect(points[25]).toMatchObject({ value: null, n: 0, signals: [] });
      expect([limits, trend]).toEqual([null, null]);
    }
    const longer = await backend
      .get(`${path}/checkout?weeks=104&environment=Staging`)
      .expect(200);
    expect(longer.body.environment).toBe('staging');
    expect(longer.body.metrics[0].points).toHaveLength(104);
    await backend.get(`${path}/checkout?weeks=7`).expect(400);
    await backend.get(`${path}/checkout?weeks=105`).expect(400);
  });
});
