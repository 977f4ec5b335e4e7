import {
  Level,
  LevelBand,
  LEVELS,
  METRIC_IDS,
  MetricId,
} from '@dora-metrics/backstage-plugin-dora-common';
import { createHash } from 'node:crypto';

const HOUR = 3_600;
const DAY = 86_400;
const WEEK = 604_800;

/** The rules that values are computed and rated by. */
export interface Profile {
  id: string;
  /** Bands from best to worst, in the unit of the metric. */
  levels: Record<MetricId, LevelBand[]>;
  /** The headline of time to restore. */
  restoreStatistic: 'mean' | 'median';
  /** Whether a roll-out that never reached its users is a failed change. */
  countFailedRollouts: boolean;
  /** Hours after which a deployment without failure counts as good. */
  failureWindowHours: number;
  /** What a level needs: observed days, or rows. */
  minimums: {
    deploymentFrequencyDays: number;
    leadTimeCommits: number;
    changeFailureDeployments: number;
    restoreIncidents: number;
  };
}

function durationBands(): LevelBand[] {
  return [
    { level: 'elite', op: '<', value: HOUR },
    { level: 'high', op: '<', value: DAY },
    { level: 'medium', op: '<=', value: WEEK },
    { level: 'low', op: '<=', value: null },
  ];
}

/** The levels and rules of the platform that this product started from. */
export const seedProfile: Profile = {
  id: 'seed',
  levels: {
    deployment_frequency: [
      { level: 'elite', op: '>=', value: 4 },
      { level: 'high', op: '>=', value: 1 },
      { level: 'medium', op: '>=', value: 0.1 },
      { level: 'low', op: '>=', value: 0 },
    ],
    lead_time: durationBands(),
    change_failure_rate: [
      { level: 'elite', op: '<=', value: 0.15 },
      { level: 'high', op: '<=', value: 0.3 },
      { level: 'medium', op: '<=', value: 0.45 },
      { level: 'low', op: '<=', value: null },
    ],
    time_to_restore: durationBands(),
  },
  restoreStatistic: 'mean',
  countFailedRollouts: true,
  failureWindowHours: 24,
  minimums: {
    deploymentFrequencyDays: 14,
    leadTimeCommits: 5,
    changeFailureDeployments: 20,
    restoreIncidents: 3,
  },
};

function satisfies(value: number, band: LevelBand): boolean {
  if (band.value === null) {
    return true;
  }
  switch (band.op) {
    case '<':
      return value < band.value;
    case '<=':
      return value <= band.value;
    case '>':
      return value > band.value;
    default:
      return value >= band.value;
  }
}

/**
 * The level of a value: that of the first band, from the top, which it
 * satisfies. What lies between two published bands gets the worse of them.
 */
export function rate(value: number, bands: readonly LevelBand[]): Level | null {
  return bands.find(band => satisfies(value, band))?.level ?? null;
}

/** The worst of the rated levels and the metrics that have it. */
export function overall(levels: Record<MetricId, Level | null>): {
  level: Level | null;
  limitedBy: MetricId[];
} {
  const ratings = Object.values(levels);
  const worst = LEVELS.findLast(level => ratings.includes(level)) ?? null;
  return {
    level: worst,
    limitedBy: METRIC_IDS.filter(id => worst !== null && levels[id] === worst),
  };
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return Object.entries(value)
    .map(([key, item]) => [key, canonical(item)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Twelve hexadecimal digits that change when the profile, or any other rule in
 * `extra`, changes; the order of keys does not matter.
 */
export function fingerprint(profile: Profile, extra: unknown = null): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical({ profile, extra })))
    .digest('hex')
    .slice(0, 12);
}
