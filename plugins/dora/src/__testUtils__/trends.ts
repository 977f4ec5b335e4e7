import {
  METRIC_IDS,
  MetricId,
  MetricTrend,
  Trends,
} from '@dora-metrics/backstage-plugin-dora-common';
import { exact } from './reports';

const WEEK_MS = 7 * 86_400_000;
const WEEKS = 26;

/** The first days of 26 weeks, of which the last ends on 8 March 2026. */
function daysOfWeeks(): string[] {
  const last = Date.parse('2026-03-02');
  return Array.from({ length: WEEKS }, (_, index) =>
    new Date(last - (WEEKS - 1 - index) * WEEK_MS).toISOString().slice(0, 10),
  );
}

/** A metric without trend, of the values told in turn. */
export function aTrend(
  metric: MetricId,
  unit: MetricTrend['unit'],
  values: Array<number | null>,
  parts: Partial<MetricTrend> = {},
): MetricTrend {
  return {
    metric,
    unit,
    points: daysOfWeeks().map((day, index) => {
      const value = values[index % values.length];
      return { day, value, n: value === null ? 0 : 9, signals: [] };
    }),
    limits: null,
    trend: { slopePerWeek: 0.001, pValue: 0.41, verdict: 'unclear' },
    changePoint: null,
    ...parts,
  };
}

/** Lead time falls, beyond what chance explains; nothing else moves. */
export function fallingLeadTime(): MetricTrend {
  const trend = aTrend('lead_time', 'seconds', [7200, 6600, null, 5400], {
    limits: { mean: 6000, low: 3000, high: 12_000 },
    trend: { slopePerWeek: -360, pValue: 0.002, verdict: 'better' },
    changePoint: { day: '2025-12-29', pValue: 0.0071 },
  });
  trend.points[0].signals = ['outside', 'near_limit'];
  trend.points[3].signals = ['run'];
  return trend;
}

/** The trends of a service, with metrics replaced. */
export function someTrends(
  parts: Partial<Trends> = {},
  metrics: MetricTrend[] = [],
): Trends {
  const known = [
    ...metrics,
    aTrend('deployment_frequency', 'per_day', [2, 3]),
    fallingLeadTime(),
    aTrend('change_failure_rate', 'fraction', [0.1, 0.2]),
    aTrend('time_to_restore', 'seconds', [3600, null]),
  ];
  return {
    entityRef: 'component:default/checkout',
    environment: 'production',
    timeZone: 'UTC',
    window: {
      from: '2025-09-08T00:00:00.000Z',
      to: '2026-03-09T00:00:00.000Z',
      elapsedDays: 182,
    },
    percentiles: exact,
    metrics: METRIC_IDS.map(id => known.find(({ metric }) => metric === id)!),
    survival: {
      n: 7,
      open: 2,
      medianSeconds: 2700,
      restrictedMeanSeconds: 5186,
      horizonSeconds: 14_400,
    },
    ...parts,
  };
}
