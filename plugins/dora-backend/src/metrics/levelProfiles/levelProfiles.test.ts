import {
  Level,
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { rate } from '../levels';
import { levelProfiles } from '.';

const HOUR = 3_600;
const DAY = 86_400;
const WEEK = 604_800;
const MONTH = 2_628_000;
const SIX_MONTHS = 15_768_000;

/** A limit, and the levels just below it, at it and just above it. */
type Edge = [limit: number, below: Level, at: Level, above: Level];

const DAILY_TO_MONTHLY: Edge[] = [
  [12 / 365, 'low', 'medium', 'medium'],
  [1 / 7, 'medium', 'high', 'high'],
  [1, 'high', 'high', 'elite'],
];
const DAY_TO_MONTH: Edge[] = [
  [DAY, 'elite', 'high', 'high'],
  [WEEK, 'high', 'high', 'medium'],
  [MONTH, 'medium', 'medium', 'low'],
];
const HOUR_AND_DAY: Edge[] = [
  [HOUR, 'elite', 'high', 'high'],
  [DAY, 'high', 'low', 'low'],
];
const HOUR_TO_WEEK: Edge[] = [
  [HOUR, 'elite', 'high', 'high'],
  [DAY, 'high', 'medium', 'medium'],
  [WEEK, 'medium', 'medium', 'low'],
];
const FIFTEEN_PERCENT: Edge[] = [[0.15, 'elite', 'elite', 'low']];

const EDGES: Record<string, Record<MetricId, Edge[]>> = {
  classic: {
    deployment_frequency: [
      [0.1, 'low', 'medium', 'medium'],
      [1, 'medium', 'high', 'high'],
      [4, 'high', 'elite', 'elite'],
    ],
    lead_time: HOUR_TO_WEEK,
    change_failure_rate: [
      [0.15, 'elite', 'elite', 'high'],
      [0.3, 'high', 'high', 'medium'],
      [0.45, 'medium', 'medium', 'low'],
    ],
    time_to_restore: HOUR_TO_WEEK,
  },
  2018: {
    deployment_frequency: [
      [12 / 365, 'low', 'medium', 'medium'],
      [1, 'medium', 'high', 'elite'],
    ],
    lead_time: [
      [HOUR, 'elite', 'high', 'high'],
      [WEEK, 'high', 'high', 'medium'],
      [MONTH, 'medium', 'medium', 'low'],
    ],
    change_failure_rate: FIFTEEN_PERCENT,
    time_to_restore: HOUR_AND_DAY,
  },
  2019: {
    deployment_frequency: DAILY_TO_MONTHLY,
    lead_time: DAY_TO_MONTH,
    change_failure_rate: FIFTEEN_PERCENT,
    time_to_restore: HOUR_AND_DAY,
  },
  2021: {
    deployment_frequency: [
      [2 / 365, 'low', 'medium', 'medium'],
      [12 / 365, 'medium', 'high', 'high'],
      [1, 'high', 'high', 'elite'],
    ],
    lead_time: [
      [HOUR, 'elite', 'high', 'high'],
      [WEEK, 'high', 'high', 'medium'],
      [SIX_MONTHS, 'medium', 'medium', 'low'],
    ],
    change_failure_rate: [
      [0.15, 'elite', 'elite', 'high'],
      [0.3, 'high', 'high', 'low'],
    ],
    time_to_restore: HOUR_TO_WEEK,
  },
  2022: {
    deployment_frequency: [
      [12 / 365, 'low', 'medium', 'medium'],
      [1, 'medium', 'medium', 'high'],
    ],
    lead_time: [
      [WEEK, 'high', 'high', 'medium'],
      [MONTH, 'medium', 'medium', 'low'],
    ],
    change_failure_rate: [
      [0.15, 'high', 'high', 'medium'],
      [0.3, 'medium', 'medium', 'low'],
    ],
    time_to_restore: [
      [DAY, 'high', 'medium', 'medium'],
      [WEEK, 'medium', 'medium', 'low'],
    ],
  },
  2023: {
    deployment_frequency: DAILY_TO_MONTHLY,
    lead_time: DAY_TO_MONTH,
    change_failure_rate: [
      [0.05, 'elite', 'elite', 'high'],
      [0.1, 'high', 'high', 'medium'],
      [0.15, 'medium', 'medium', 'low'],
    ],
    time_to_restore: HOUR_TO_WEEK,
  },
  2024: {
    deployment_frequency: DAILY_TO_MONTHLY,
    lead_time: DAY_TO_MONTH,
    change_failure_rate: [
      [0.05, 'elite', 'elite', 'high'],
      [0.1, 'high', 'high', 'medium'],
      [0.2, 'medium', 'medium', 'low'],
    ],
    time_to_restore: HOUR_AND_DAY,
  },
};

function profile(id: string) {
  return levelProfiles.find(known => known.id === id)!;
}

const rows = Object.entries(EDGES).flatMap(([id, edges]) =>
  METRIC_IDS.flatMap(metric =>
    edges[metric].flatMap(([limit, below, at, above]) => [
      { id, metric, value: limit * (1 - 1e-9), level: below },
      { id, metric, value: limit, level: at },
      { id, metric, value: limit * (1 + 1e-9), level: above },
    ]),
  ),
);

describe('levelProfiles', () => {
  it('are the classic ones and those of the years', () => {
    expect(levelProfiles.map(({ id }) => id)).toEqual([
      ...['classic', '2018', '2019', '2021', '2022', '2023', '2024', '2025'],
    ]);
  });

  it.each(rows)('$id: $metric of $value is $level', row => {
    const { levels } = profile(row.id);
    expect(rate(row.value, levels[row.metric])).toBe(row.level);
  });

  it.each(Object.keys(EDGES))('%s rates every value at both ends', id => {
    const { levels } = profile(id);
    const best = id === '2022' ? 'high' : 'elite';
    expect(rate(1e9, levels.deployment_frequency)).toBe(best);
    expect(rate(0, levels.deployment_frequency)).toBe('low');
    for (const metric of METRIC_IDS.slice(1)) {
      expect(rate(0, levels[metric])).toBe(best);
      expect(rate(1e12, levels[metric])).toBe('low');
    }
  });

  it.each([
    [1, 7],
    [13, 91],
    [52, 364],
  ])('takes %d deployments in %d days for once a week', (count, days) => {
    const { deployment_frequency } = profile('2024').levels;
    expect(rate(count / days, deployment_frequency)).toBe('high');
  });

  it('has no levels for 2025, and says so', () => {
    const { levels, notes } = profile('2025');
    expect(METRIC_IDS.map(metric => levels[metric])).toEqual([[], [], [], []]);
    expect(rate(4, levels.deployment_frequency)).toBeNull();
    expect(notes[0]).toMatch(/^This report has no levels/);
  });

  it('says that limits of 2024 are not DORA’s', () => {
    expect(profile('2024').notes[0]).toMatch(
      /a convention of this product, not DORA’s/,
    );
  });

  it('measures as the reports of its year do', () => {
    const strict = { countFailedRollouts: false, restoreStatistic: 'median' };
    const sinceThen = { ...strict, restorePopulation: 'change_related' };
    expect(levelProfiles.map(({ defaults }) => defaults)).toEqual([
      ...[{}, strict, strict, strict, strict],
      ...[sinceThen, sinceThen, sinceThen],
    ]);
  });
});
