import {
  DeploymentKind,
  Interval,
  LevelBand,
  MetricValue,
  MissingReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Profile, rateInterval } from './levels';
import { Tally } from './tally';
import { Span } from './windows';

/** A window to measure over. */
export interface MeasuredWindow extends Span {
  /** Days of 86,400 s. */
  elapsedDays: number;
  /** Days that deployment frequency divides by. */
  frequencyDays: number;
  timeZone: string;
}

/** What was counted in a window. */
export interface Measured {
  tally: Tally;
  window: MeasuredWindow;
}

/** What each of the metrics is computed from. */
export interface MetricInput extends Measured {
  /** The comparison window; absent without comparison. */
  previous?: Measured;
  /** Deployments of the last 180 days; absent where nobody asks for them. */
  halfYear?: Record<DeploymentKind, number>;
  profile: Profile;
  /** Decides which deployments are old enough to be judged. */
  now: Instant;
  /** False when nothing was ever received for the service. */
  hasEvents: boolean;
}

/** The part of a metric that says whether, and how, its value is rated. */
export type Rating = Pick<
  MetricValue,
  'missing' | 'level' | 'levelRange' | 'unrated'
>;

/**
 * Rates a value, or tells why there is no value (`missing`) or no level: a
 * level needs `observed` to reach `minimum`, and bands.
 */
export function rating(
  value: number | null,
  options: {
    missing: MissingReason;
    observed: number;
    minimum: number;
    interval: Interval | null;
    bands: readonly LevelBand[];
  },
): Rating {
  const { missing, observed, minimum, interval, bands } = options;
  const none = { level: null, levelRange: null };
  if (value === null) {
    return { missing, ...none, unrated: missing };
  }
  if (bands.length === 0) {
    return { missing: null, ...none, unrated: 'no_levels' };
  }
  if (observed < minimum) {
    return { missing: null, ...none, unrated: 'too_few' };
  }
  return {
    missing: null,
    ...rateInterval(value, interval, bands),
    unrated: null,
  };
}
