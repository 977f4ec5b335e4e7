import {
  DefinitionValues,
  Interval,
  Level,
  LevelBand,
  LEVELS,
  METRIC_IDS,
  MetricId,
  MetricValue,
} from '@dora-metrics/backstage-plugin-dora-common';
import { createHash } from 'node:crypto';
import { classic } from './levelProfiles/classic';

/** The rules that rows are measured and rated by. */
export interface Profile {
  /** Of the levels. */
  id: string;
  /** Bands from best to worst, in the unit of the metric. */
  levels: Record<MetricId, LevelBand[]>;
  /** What a level needs: observed days, or rows. */
  minimums: {
    deploymentFrequencyDays: number;
    leadTimeCommits: number;
    changeFailureDeployments: number;
    restoreIncidents: number;
  };
  leadTimeStatistic: DefinitionValues['leadTimeStatistic'];
  restoreStatistic: DefinitionValues['restoreStatistic'];
  overallLevel: DefinitionValues['overallLevel'];
}

/** The rules where nothing is configured. */
export const classicProfile: Profile = {
  id: classic.id,
  levels: classic.levels,
  minimums: {
    deploymentFrequencyDays: 14,
    leadTimeCommits: 5,
    changeFailureDeployments: 20,
    restoreIncidents: 3,
  },
  leadTimeStatistic: 'median',
  restoreStatistic: 'mean',
  overallLevel: 'worst',
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

/**
 * The level of a value, and the levels that its interval reaches from and to
 * where its two ends are rated differently.
 */
export function rateInterval(
  value: number,
  interval: Interval | null,
  bands: readonly LevelBand[],
): Pick<MetricValue, 'level' | 'levelRange'> {
  const ends = interval ? [interval.low, interval.high] : [];
  const levels = ends.map(end => rate(end, bands));
  const [best, worst] = LEVELS.filter(level => levels.includes(level));
  return {
    level: rate(value, bands),
    levelRange: worst ? { best, worst } : null,
  };
}

/** The worst of the rated levels and the metrics that have it, unless the rule wants none. */
export function overall(
  levels: Record<MetricId, Level | null>,
  rule: Profile['overallLevel'],
): {
  level: Level | null;
  limitedBy: MetricId[];
} {
  const ratings = Object.values(levels);
  const worst =
    rule === 'worst'
      ? LEVELS.findLast(level => ratings.includes(level)) ?? null
      : null;
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
