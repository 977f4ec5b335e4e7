import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DefinitionKey,
  DefinitionOrigin,
  DefinitionValues,
} from '@dora-metrics/backstage-plugin-dora-common';
import {
  checkValue,
  DEFAULT_VALUES,
  DEFINITION_KEYS,
  withValues,
} from './definitions';
import { readOwnLevels } from './levelConfig';
import {
  classicProfile,
  LevelProfile,
  levelProfiles,
  Profile,
} from './metrics';
import { refuseUnknown } from './unknownKeys';

const KEY = 'dora.definitions';

/** How numbers are defined for all services. */
export interface DefinitionsConfig {
  values: DefinitionValues;
  origins: Record<DefinitionKey, Exclude<DefinitionOrigin, 'annotation'>>;
  /** The levels that values are rated by unless a report is asked for with others. */
  levels: LevelProfile;
  /** All levels that reports may be asked for with. */
  profiles: LevelProfile[];
  minimums: Profile['minimums'];
}

/**
 * Reads `dora.definitions`: what is written there comes before what its profile
 * sets, and that before the defaults.
 *
 * @throws InputError that names the key and what is wrong with its value.
 */
export function readDefinitions(root: Config): DefinitionsConfig {
  const config = root.getOptionalConfig(KEY);
  refuseUnknown(config, KEY, [
    'profile',
    'levels',
    'minimums',
    ...DEFINITION_KEYS,
  ]);
  const own = readOwnLevels(config?.getOptionalConfig('levels'));
  const profiles = own ? [...levelProfiles, own] : [...levelProfiles];
  const levels = chosenProfile(config, profiles, own ?? profiles[0]);
  const written = readValues(config);
  return {
    values: withValues(DEFAULT_VALUES, levels.defaults, written),
    origins: readOrigins(levels.defaults, written),
    levels,
    profiles,
    minimums: readMinimums(config?.getOptionalConfig('minimums')),
  };
}

/** The profile of this id. @throws InputError that lists the ids. */
export function findProfile(
  profiles: readonly LevelProfile[],
  id: string,
  key: string,
): LevelProfile {
  const profile = profiles.find(known => known.id === id);
  if (!profile) {
    const ids = profiles.map(known => known.id).join(', ');
    throw new InputError(`${key}: must be one of ${ids}`);
  }
  return profile;
}

function chosenProfile(
  config: Config | undefined,
  profiles: LevelProfile[],
  whenAbsent: LevelProfile,
): LevelProfile {
  const id = config?.getOptional('profile');
  // A year without quotes is a number in YAML.
  return id === undefined
    ? whenAbsent
    : findProfile(profiles, String(id), `${KEY}.profile`);
}

function readValues(config: Config | undefined): Partial<DefinitionValues> {
  const keys = DEFINITION_KEYS.filter(key => config?.has(key));
  return Object.fromEntries(
    keys.map(key => [key, readValue(key, config?.get(key))]),
  );
}

function readValue(key: DefinitionKey, written: unknown) {
  try {
    return checkValue(key, written);
  } catch (error) {
    throw new InputError(`${KEY}.${key}: ${(error as Error).message}`);
  }
}

function readOrigins(
  ofProfile: Partial<DefinitionValues>,
  written: Partial<DefinitionValues>,
): DefinitionsConfig['origins'] {
  const origin = (key: DefinitionKey) => {
    if (key in written) {
      return 'configuration';
    }
    return key in ofProfile ? 'profile' : 'default';
  };
  return Object.fromEntries(
    DEFINITION_KEYS.map(key => [key, origin(key)]),
  ) as DefinitionsConfig['origins'];
}

function readMinimums(config: Config | undefined): Profile['minimums'] {
  const { minimums } = classicProfile;
  const keys = Object.keys(minimums) as Array<keyof typeof minimums>;
  refuseUnknown(config, `${KEY}.minimums`, keys);
  return Object.fromEntries(
    keys.map(key => {
      const value = config?.getOptionalNumber(key) ?? minimums[key];
      if (value <= 0) {
        throw new InputError(
          `${KEY}.minimums.${key}: must be greater than zero`,
        );
      }
      return [key, value];
    }),
  ) as Profile['minimums'];
}
