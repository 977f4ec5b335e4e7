import {
  SeriesBucket,
  ServiceSeries,
} from '@dora-metrics/backstage-plugin-dora-common';
import { aReport, exact } from './reports';

const HOUR = 3600;
const DAY = 86_400;

/** One day of a trend. */
export function aBucket(
  day: string,
  parts: Partial<SeriesBucket> = {},
): SeriesBucket {
  return {
    day,
    running: false,
    succeeded: 0,
    failed: 0,
    leadTimeP50: null,
    leadTimeP95: null,
    commits: 0,
    changeFailureRate: null,
    mature: 0,
    restoreMean: null,
    incidents: 0,
    ...parts,
  };
}

/** The trends of 30 days: no deployment at weekends, the last day running. */
export function aSeries(parts: Partial<ServiceSeries> = {}): ServiceSeries {
  const { window } = aReport();
  return {
    entityRef: 'component:default/checkout',
    environment: 'production',
    timeZone: 'UTC',
    window,
    bucketSize: 'day',
    percentiles: exact,
    buckets: days('2026-02-11', 1),
    previousBuckets: days('2026-01-12', 0.8),
    leadTimeHistogram: bins([4, 11, 28, 41, 33, 22, 12, 5, 1, 0]),
    definitionChanges: [],
    interventions: [],
    ...parts,
  };
}

function days(first: string, busyness: number): SeriesBucket[] {
  return Array.from({ length: 30 }, (_, index) => {
    const at = new Date(Date.parse(first) + index * DAY * 1000);
    const day = at.toISOString().slice(0, 10);
    if (at.getUTCDay() % 6 === 0) {
      return aBucket(day);
    }
    const wave = 1 + Math.sin(index * 1.7) * 0.45 - index * 0.008;
    return aBucket(day, {
      running: index === 29,
      succeeded: Math.round(7 * busyness * wave),
      failed: index % 9 === 0 ? 1 : 0,
      leadTimeP50: Math.round(5400 * wave),
      leadTimeP95: Math.round(27_000 * wave),
      commits: Math.round(8 * wave),
      changeFailureRate: index % 9 === 0 ? 0.15 : 0.05,
      mature: 6,
      restoreMean: index % 7 === 0 ? 5400 * wave : null,
      incidents: index % 7 === 0 ? 1 : 0,
    });
  });
}

function bins(counts: number[]): ServiceSeries['leadTimeHistogram'] {
  const from = [0, 900, 1800, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR];
  const bounds = [...from, DAY, 3 * DAY, 7 * DAY];
  return bounds.map((fromSeconds, index) => ({
    fromSeconds,
    toSeconds: bounds[index + 1] ?? null,
    count: counts[index] ?? 0,
  }));
}
