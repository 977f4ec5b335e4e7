import { Definitions } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraConfig } from '../config';
import { fingerprint, Profile, seedProfile } from '../metrics';

/** The rules that reports compute by, from the configuration. */
export function toProfile({ definitions }: DoraConfig): Profile {
  return {
    ...seedProfile,
    failureWindowHours: definitions.failureWindowHours,
    countFailedRollouts: definitions.countFailedRollouts,
    minimums: definitions.minimums,
  };
}

/** The rules as a report tells them. */
export function toDefinitions(
  profile: Profile,
  { timeZone, productionNames }: DoraConfig,
): Definitions {
  return {
    profile: profile.id,
    failureWindowHours: profile.failureWindowHours,
    fingerprint: fingerprint(profile, { timeZone, productionNames }),
    levels: profile.levels,
  };
}
