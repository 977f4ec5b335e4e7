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
const PARAMETER_NAME = /^[A-Za-z0-9_-]+$/;

/** One configured sender. */
export interface SourceConfig extends SourceSettings {
  kind: string;
  /** Whether it has an address; one that only hears of events has none. */
  takesWebhooks: boolean;
  /** Topics of Backstage's events that are deliveries of this source. */
  topics: string[];
  /** Empty only when `insecureAllowUnsigned` is set, or it takes no webhooks. */
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
  const topics = config.getOptionalStringArray('topics') ?? [];
  const isUnsigned =
    config.getOptionalBoolean('insecureAllowUnsigned') ?? false;
  const takesWebhooks =
    topics.length === 0 || isUnsigned || config.has('secrets');
  return {
    id,
    kind: config.getOptionalString('kind') ?? id,
    takesWebhooks,
    topics: [...new Set(topics)],
    secrets: takesWebhooks ? readSecrets(id, config, isUnsigned) : [],
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

function readSecrets(
  id: string,
  config: Config,
  isUnsigned: boolean,
): string[] {
  const key = `dora.sources.${id}`;
  const secrets = config.getOptionalStringArray('secrets') ?? [];
  if (isUnsigned) {
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
    case 'query':
      return { scheme, parameter: readParameter(key, config) };
    case 'bearer':
    case 'basic':
    case 'standard-webhooks':
    case 'gitlab':
    case 'pagerduty':
      return { scheme };
    default:
      throw new InputError(
        `${key}.scheme: is none of hmac-sha256, bearer, basic, token, query, standard-webhooks, gitlab, pagerduty`,
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

function readParameter(key: string, config: Config): string {
  const parameter = config.getOptionalString('parameter') ?? '';
  if (!PARAMETER_NAME.test(parameter)) {
    throw new InputError(
      `${key}.parameter: must be the name of the query parameter that proves the sender`,
    );
  }
  return parameter;
}
