import { ServiceSeries } from '@dora-metrics/backstage-plugin-dora-common';
import { databases, DoraBackend, service } from './__testUtils__/doraBackend';

/*
 * The days of reporting zones other than UTC, from the events of a sender to
 * the buckets and windows over HTTP. All borders are worked out by hand.
 */

const HOUR_MS = 3_600_000;

/** A day of a zone, its borders in UTC, and how many hours lie between them. */
const DAYS = [
  // +05:45 all year; the 29th of a leap year has 24 h as any other.
  {
    zone: 'Asia/Kathmandu',
    days: ['2024-02-28', '2024-02-29', '2024-03-01'],
    from: '2024-02-28T18:15:00.000Z',
    to: '2024-02-29T18:15:00.000Z',
    hours: 24,
  },
  // From +11:00 back to +10:30 at two in the morning.
  {
    zone: 'Australia/Lord_Howe',
    days: ['2025-04-05', '2025-04-06', '2025-04-07'],
    from: '2025-04-05T13:00:00.000Z',
    to: '2025-04-06T13:30:00.000Z',
    hours: 24.5,
  },
  // From +10:30 on to +11:00.
  {
    zone: 'Australia/Lord_Howe',
    days: ['2025-10-04', '2025-10-05', '2025-10-06'],
    from: '2025-10-04T13:30:00.000Z',
    to: '2025-10-05T13:00:00.000Z',
    hours: 23.5,
  },
  // From −05:00 to −04:00, and back again.
  {
    zone: 'America/New_York',
    days: ['2025-03-08', '2025-03-09', '2025-03-10'],
    from: '2025-03-09T05:00:00.000Z',
    to: '2025-03-10T04:00:00.000Z',
    hours: 23,
  },
  {
    zone: 'America/New_York',
    days: ['2025-11-01', '2025-11-02', '2025-11-03'],
    from: '2025-11-02T04:00:00.000Z',
    to: '2025-11-03T05:00:00.000Z',
    hours: 25,
  },
  // From +00:00 to +01:00.
  {
    zone: 'Europe/London',
    days: ['2025-03-29', '2025-03-30', '2025-03-31'],
    from: '2025-03-30T00:00:00.000Z',
    to: '2025-03-30T23:00:00.000Z',
    hours: 23,
  },
  // +13:00: most of the day is the day before in UTC.
  {
    zone: 'Pacific/Apia',
    days: ['2025-06-14', '2025-06-15', '2025-06-16'],
    from: '2025-06-14T11:00:00.000Z',
    to: '2025-06-15T11:00:00.000Z',
    hours: 24,
  },
];

function deployment(finishedAt: string, index: number) {
  return {
    type: 'deployment',
    id: `d${index}`,
    service: 'checkout',
    status: 'succeeded',
    startedAt: finishedAt,
    finishedAt,
    revision: `${index + 1}`.padStart(40, 'a'),
  };
}

function shifted(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

describe.each(databases.eachSupportedId())('days on %s', databaseId => {
  let backend: DoraBackend;

  async function start(timeZone: string, definitions: object = {}) {
    backend = await DoraBackend.start({
      knex: await databases.init(databaseId),
      entities: [service('checkout')],
      dora: { timeZone, definitions },
    });
  }

  afterEach(() => backend.stop());

  const deploy = async (...finishedAt: string[]) => {
    await backend.generic(...finishedAt.map(deployment)).expect(202);
    await backend.settled();
  };

  const series = async (from: string, to: string): Promise<ServiceSeries> =>
    (
      await backend
        .get('/v1/services/default/component/checkout/series')
        .query({ from, to })
        .expect(200)
    ).body;

  it.each(DAYS)(
    'of $zone begin and end at its midnight: $days.1 has $hours h',
    async ({ zone, days, from, to, hours }) => {
      await start(zone);
      const incident = {
        type: 'incident',
        id: 'INC-1',
        service: 'checkout',
        detectedAt: shifted(to, -1),
        mitigatedAt: shifted(to, HOUR_MS),
      };
      await backend.generic(incident).expect(202);
      // At 00:00 three days before, then at both sides of both borders.
      await deploy(
        shifted(from, -72 * HOUR_MS),
        shifted(from, -1),
        from,
        shifted(to, -1),
        to,
      );

      const { buckets } = await series(days[0], days[2]);
      expect(
        buckets.map(({ day, succeeded, incidents, restoreMean }) => [
          day,
          succeeded,
          incidents,
          restoreMean,
        ]),
      ).toEqual([
        [days[0], 1, 0, null],
        // Its end is the day after; the detection decides.
        [days[1], 2, 1, 3600.001],
        [days[2], 1, 0, null],
      ]);

      const { metrics, window } = await backend.metrics('checkout', {
        from: days[1],
        to: days[1],
      });
      expect(window).toEqual({ from, to, elapsedDays: hours / 24 });
      // Two deployments on a day of 23 h are 2 / (23/24) per day.
      expect(metrics.deployment_frequency.n).toBe(2);
      expect(metrics.deployment_frequency.value).toBeCloseTo(48 / hours, 10);
      expect(metrics.time_to_restore.n).toBe(1);
    },
  );

  it.each([
    // Three in three whole days and one of 23 h, or in two working days.
    ['all', 72 / 95],
    ['weekdays', 1.5],
  ])('%s are what frequency is divided by', async (frequencyDays, expected) => {
    await start('Europe/London', { frequencyDays });
    // Friday the 28th, Sunday the 30th, which has 23 h, and Monday the 31st.
    await deploy(
      '2025-03-27T12:00:00Z',
      '2025-03-28T12:00:00Z',
      '2025-03-30T12:00:00Z',
      '2025-03-31T12:00:00Z',
    );
    const { metrics, window } = await backend.metrics('checkout', {
      from: '2025-03-28',
      to: '2025-03-31',
    });
    expect(window.elapsedDays).toBeCloseTo(95 / 24, 10);
    expect(metrics.deployment_frequency.value).toBeCloseTo(expected, 10);
  });

  it.each([
    ['monday', { '2025-03-24': 2, '2025-03-31': 0 }],
    ['sunday', { '2025-03-23': 1, '2025-03-30': 1 }],
  ])('are put into weeks that begin on %s', async (weekStart, expected) => {
    await start('Europe/London', { weekStart });
    // The last moment of a Saturday, and the first of the Sunday after it.
    await deploy(
      '2025-03-01T12:00:00Z',
      '2025-03-29T23:59:59.999Z',
      '2025-03-30T00:00:00Z',
    );
    const { bucketSize, buckets } = await series('2025-03-03', '2025-04-13');
    expect(bucketSize).toBe('week');
    const counts = Object.fromEntries(
      buckets.map(({ day, succeeded }) => [day, succeeded]),
    );
    expect(counts).toMatchObject(expected);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(
      2,
    );
  });

  it('are put into months by the zone, in summer and in winter', async () => {
    await start('America/New_York');
    // Midnight is 04:00 UTC in April and 05:00 UTC in December.
    await deploy(
      '2025-04-01T03:59:59.999Z',
      '2025-04-01T04:00:00Z',
      '2025-12-01T04:59:59.999Z',
      '2025-12-01T05:00:00Z',
    );
    const { bucketSize, buckets } = await series('2025-01-01', '2025-12-31');
    expect(bucketSize).toBe('month');
    expect(
      buckets
        .filter(({ succeeded }) => succeeded > 0)
        .map(({ day, succeeded }) => [day, succeeded]),
    ).toEqual([
      ['2025-03-01', 1],
      ['2025-04-01', 1],
      ['2025-11-01', 1],
      ['2025-12-01', 1],
    ]);
  });

  it('of a February of a leap year are 29', async () => {
    await start('Asia/Kathmandu');
    // The first and the last moment of the month, by a clock 05:45 ahead of UTC.
    await deploy(
      '2024-01-01T00:00:00Z',
      '2024-01-31T18:15:00Z',
      '2024-02-29T18:14:59.999Z',
      '2024-02-29T18:15:00Z',
    );
    const { metrics, window } = await backend.metrics('checkout', {
      from: '2024-02-01',
      to: '2024-02-29',
    });
    expect(window.elapsedDays).toBe(29);
    expect(metrics.deployment_frequency.n).toBe(2);
    expect(metrics.deployment_frequency.value).toBeCloseTo(2 / 29, 10);
  });
});
