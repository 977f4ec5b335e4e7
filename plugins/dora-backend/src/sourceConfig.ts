import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Authentication,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { timeZone, within } from './configValues';
import { readSourceRules } from './sourceRules';

const MINIMUM_SECRET_LENGTH = 16;
const MOST_SECRETS = 2;
const LONGEST_SOURCE_ID = 64;
const TOLERANCE_SECONDS: [number, number] = [60, 3600];
const HEADER_NAME = /^[a-z0-9-]+$/;

/** One configured sender. */
export interface SourceConfig extends SourceSettings {
  kind: string;
  /** Empty only when `insecureAllowUnsigned` is set. */
  secrets: string[];
  /** How requests prove who sends, where the kind's own way does not fit. */
  authentication?: Authentication;
  /** How far the time of a signature may be from now. */
  toleranceSeconds: number;
}

/**
 * Reads `dora.sources`.
 *
 * @throws InputError that names the key and what is wrong with its value.
 */
export function readSources(root: Config): SourceConfig[] {
  const config = root.getOptionalConfig('dora.sources');
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
    authentication: readAuthentication(
      id,
      config.getOptionalConfig('authentication'),
    ),
    toleranceSeconds: within(
      TOLERANCE_SECONDS,
      config,
      'toleranceSeconds',
      300,
    ),
    defaultEnvironment:
      config.getOptionalString('defaultEnvironment') ?? 'production',
    assumeTimeZone: timeZone(config, 'assumeTimeZone'),
    instance: config.getOptionalString('instance'),
    ...readSourceRules(`dora.sources.${id}`, config),
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

function readAuthentication(
  id: string,
  config: Config | undefined,
): Authentication | undefined {
  if (!config) {
    return undefined;
  }
  const key = `dora.sources.${id}.authentication`;
  const scheme = config.getString('scheme');
  switch (scheme) {
    case 'hmac-sha256':
      return {
        scheme,
        header: readHeader(key, config),
        prefix: config.getOptionalString('prefix'),
      };
    case 'token':
      return { scheme, header: readHeader(key, config) };
    case 'bearer':
    case 'basic':
    case 'standard-webhooks':
    case 'gitlab':
    case 'pagerduty':
      return { scheme };
    default:
      throw new InputError(
        `${key}.scheme: is none of hmac-sha256, bearer, basic, token, standard-webhooks, gitlab, pagerduty`,
      );
  }
}

function readHeader(key: string, config: Config): string {
  const header = config.getOptionalString('header')?.toLowerCase() ?? '';
  if (!HEADER_NAME.test(header)) {
    throw new InputError(
      `${key}.header: must be the name of the header that proves the sender`,
    );
  }
  return header;
}
