import { Definitions } from '@dora-metrics/backstage-plugin-dora-common';
import { DoraConfig } from '../config';
import { findProfile } from '../definitionConfig';
import { fingerprint, Profile } from '../metrics';

/**
 * The rules that reports rate by: the configured levels, or those that a report
 * was asked for with.
 *
 * @throws InputError when there are no levels of that name.
 */
export function toProfile(
  { definitions }: DoraConfig,
  levelsId?: string,
): Profile {
  const { id, levels } =
    levelsId === undefined
      ? definitions.levels
      : findProfile(definitions.profiles, levelsId, 'levels');
  const { leadTimeStatistic, restoreStatistic, overallLevel } =
    definitions.values;
  return {
    id,
    levels,
    minimums: definitions.minimums,
    leadTimeStatistic,
    restoreStatistic,
    overallLevel,
  };
}

/** The rules as a report tells them; those of one service may differ from the configured ones. */
export function toDefinitions(
  profile: Profile,
  config: DoraConfig,
  values = config.definitions.values,
  version = 0,
): Definitions {
  const { timeZone, productionNames, stageRules, severities } = config;
  return {
    profile: profile.id,
    version,
    values,
    fingerprint: fingerprint(profile, {
      values,
      timeZone,
      productionNames,
      stageRules,
      severities,
    }),
    levels: profile.levels,
  };
}
