import {
  Level,
  LevelBand,
  MissingReason,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { Profile, rate } from './levels';
import { Rows } from './rows';
import { Span } from './windows';

/** Rows and the window to measure them over; rows outside it do not count. */
export interface Measured {
  rows: Rows;
  /** `elapsedDays` counts days of 86,400 s. */
  window: Span & { elapsedDays: number };
}

/** What each of the four metrics is computed from. */
export interface MetricInput extends Measured {
  /** The comparison window; absent without comparison. */
  previous?: Measured;
  profile: Profile;
  /** Decides which deployments are old enough to be judged. */
  now: Instant;
  /** False when nothing was ever received for the service. */
  hasEvents: boolean;
}

/** The part of a metric that says whether, and how, its value is rated. */
export interface Rating {
  missing: MissingReason | null;
  level: Level | null;
  unrated: MissingReason | null;
}

/**
 * Rates a value, or tells why there is no value (`missing`) or no level: a
 * level needs `observed` to reach `minimum`.
 */
export function rating(
  value: number | null,
  options: {
    missing: MissingReason;
    observed: number;
    minimum: number;
    bands: readonly LevelBand[];
  },
): Rating {
  const { missing, observed, minimum, bands } = options;
  if (value === null) {
    return { missing, level: null, unrated: missing };
  }
  if (observed < minimum) {
    return { missing: null, level: null, unrated: 'too_few' };
  }
  return { missing: null, level: rate(value, bands), unrated: null };
}
