import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { SourceSettings } from '@dora-metrics/backstage-plugin-dora-node';
import { IANAZone } from 'luxon';

const MINIMUM_SECRET_LENGTH = 16;
const MOST_SECRETS = 2;
const LONGEST_SOURCE_ID = 64;
/** GitHub delivers again for up to 30 days when asked to. */
const LONGEST_REDELIVERY_DAYS = 30;
/** A comparison of 90 days with the 90 before must have all its rows. */
const FEWEST_FACT_DAYS = 200;
const PRODUCTION_NAMES = ['production', 'prod', 'prd', 'live'];

/** One configured sender. */
export interface SourceConfig extends SourceSettings {
  kind: string;
  /** Empty only when `insecureAllowUnsigned` is set. */
  secrets: string[];
}

/** Numbers of the definitions that an administrator may change. */
export interface DefinitionsConfig {
  failureWindowHours: number;
  countFailedRollouts: boolean;
  minimums: {
    deploymentFrequencyDays: number;
    leadTimeCommits: number;
    changeFailureDeployments: number;
    restoreIncidents: number;
  };
}

/** How long what is kept, in days. */
export interface RetentionConfig {
  /** Bodies of deliveries; the deliveries themselves stay longer. */
  bodyDays: number;
  /** Deliveries, which keep those sent again from being new. */
  deliveryDays: number;
  /** Facts and the numbers made of them; null keeps them for ever. */
  factDays: number | null;
}

/** All configuration of the plugin, checked. */
export interface DoraConfig {
  timeZone: string;
  sources: SourceConfig[];
  maxBodyBytes: number;
  /** Lower-case names of environments that count as production. */
  productionNames: string[];
  definitions: DefinitionsConfig;
  retention: RetentionConfig;
  catalogRefreshSeconds: number;
}

/**
 * Reads the `dora` section.
 *
 * @throws InputError that names the key and what is wrong with its value.
 */
export function readDoraConfig(root: Config): DoraConfig {
  const config = root.getOptionalConfig('dora');
  return {
    timeZone: timeZone(config, 'timeZone'),
    sources: readSources(config?.getOptionalConfig('sources')),
    maxBodyBytes: positive(config, 'webhooks.maxBodyBytes', 5 * 1024 * 1024),
    productionNames: [
      ...PRODUCTION_NAMES,
      ...(config?.getOptionalStringArray('environments.production') ?? []),
    ].map(name => name.toLowerCase()),
    definitions: readDefinitions(config?.getOptionalConfig('definitions')),
    retention: readRetention(config?.getOptionalConfig('retention')),
    catalogRefreshSeconds: positive(config, 'catalog.refreshSeconds', 60),
  };
}

function readSources(config: Config | undefined): SourceConfig[] {
  return (config?.keys() ?? []).map(id =>
    readSource(id, config!.getConfig(id)),
  );
}

function readSource(id: string, config: Config): SourceConfig {
  if (id.length > LONGEST_SOURCE_ID) {
    throw new InputError(
      `dora.sources.${id}: the id is longer than ${LONGEST_SOURCE_ID} characters`,
    );
  }
  return {
    id,
    kind: config.getOptionalString('kind') ?? id,
    secrets: readSecrets(id, config),
    defaultEnvironment:
      config.getOptionalString('defaultEnvironment') ?? 'production',
    assumeTimeZone: timeZone(config, 'assumeTimeZone'),
  };
}

function readSecrets(id: string, config: Config): string[] {
  const key = `dora.sources.${id}`;
  const secrets = config.getOptionalStringArray('secrets') ?? [];
  if (config.getOptionalBoolean('insecureAllowUnsigned')) {
    if (secrets.length > 0) {
      throw new InputError(
        `${key}: has secrets and insecureAllowUnsigned; leave one of them out`,
      );
    }
    return [];
  }
  if (secrets.length === 0) {
    throw new InputError(
      `${key}.secrets: is empty, so nobody could be told from a stranger`,
    );
  }
  if (secrets.length > MOST_SECRETS) {
    throw new InputError(
      `${key}.secrets: has more than ${MOST_SECRETS} entries`,
    );
  }
  if (secrets.some(secret => secret.length < MINIMUM_SECRET_LENGTH)) {
    throw new InputError(
      `${key}.secrets: each must have at least ${MINIMUM_SECRET_LENGTH} characters`,
    );
  }
  return secrets;
}

function readDefinitions(config: Config | undefined): DefinitionsConfig {
  return {
    failureWindowHours: positive(config, 'failureWindowHours', 24),
    countFailedRollouts:
      config?.getOptionalBoolean('countFailedRollouts') ?? true,
    minimums: {
      deploymentFrequencyDays: positive(
        config,
        'minimums.deploymentFrequencyDays',
        14,
      ),
      leadTimeCommits: positive(config, 'minimums.leadTimeCommits', 5),
      changeFailureDeployments: positive(
        config,
        'minimums.changeFailureDeployments',
        20,
      ),
      restoreIncidents: positive(config, 'minimums.restoreIncidents', 3),
    },
  };
}

function readRetention(config: Config | undefined): RetentionConfig {
  const bodyDays = positive(config, 'bodyDays', 30);
  const deliveryDays = positive(config, 'deliveryDays', 90);
  const factDays = config?.getOptionalNumber('factDays') ?? null;
  if (deliveryDays < Math.max(bodyDays, LONGEST_REDELIVERY_DAYS)) {
    throw new InputError(
      `dora.retention.deliveryDays: must be at least bodyDays and ${LONGEST_REDELIVERY_DAYS}, or what is sent again would be new`,
    );
  }
  if (factDays !== null && factDays < FEWEST_FACT_DAYS) {
    throw new InputError(
      `dora.retention.factDays: must be at least ${FEWEST_FACT_DAYS}, or comparisons would lack rows`,
    );
  }
  return { bodyDays, deliveryDays, factDays };
}

function positive(
  config: Config | undefined,
  key: string,
  whenAbsent: number,
): number {
  const value = config?.getOptionalNumber(key) ?? whenAbsent;
  if (value <= 0) {
    throw new InputError(`dora: '${key}' must be greater than zero`);
  }
  return value;
}

function timeZone(config: Config | undefined, key: string): string {
  const zone = config?.getOptionalString(key) ?? 'UTC';
  if (!IANAZone.isValidZone(zone)) {
    throw new InputError(`dora: '${key}' is '${zone}', which is no IANA zone`);
  }
  return zone;
}
