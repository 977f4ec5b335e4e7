import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { SeverityWords } from './attribution/severities';
import { StageRule } from './attribution/stageNames';
import { positive, timeZone, within } from './configValues';
import { DefinitionsConfig, readDefinitions } from './definitionConfig';
import { FileImportConfig, readImports } from './importConfig';
import { readSeverities } from './severityConfig';
import { readSources, SourceConfig } from './sourceConfig';
import { readStageRules } from './stageConfig';

const MEBIBYTE = 1024 * 1024;
/** The largest that GitHub and GitLab send. */
const LARGEST_BODY = 25 * MEBIBYTE;
/** GitHub delivers again for up to 30 days when asked to. */
const LONGEST_REDELIVERY_DAYS = 30;
/** A comparison of 90 days with the 90 before must have all its rows. */
const FEWEST_FACT_DAYS = 200;
/** More would not fit into memory. */
const MOST_EXACT_ROWS = 50_000;
const PRODUCTION_NAMES = ['production', 'prod', 'prd', 'live'];

/** How long what is kept, in days. */
export interface RetentionConfig {
  /** Bodies of deliveries; the deliveries themselves stay longer. */
  bodyDays: number;
  /** Deliveries, which keep those sent again from being new. */
  deliveryDays: number;
  /** Facts and the numbers made of them; null keeps them for ever. */
  factDays: number | null;
}

/** What the front door takes in, and how long it waits. */
export interface WebhooksConfig {
  maxBodyBytes: number;
  /** How long a sender may take to send a body. */
  bodyTimeoutMs: number;
  /** How long a sender waits for the database. */
  storeTimeoutMs: number;
  /** Requests at a time, those included that still wait for the database. */
  maxConcurrent: number;
  /** Bytes of all their bodies. */
  maxBytesInMemory: number;
}

/** All configuration of the plugin, checked. */
export interface DoraConfig {
  timeZone: string;
  sources: SourceConfig[];
  imports: FileImportConfig[];
  webhooks: WebhooksConfig;
  /** Lower-case names of environments that count as production. */
  productionNames: string[];
  /** Which CI jobs are part of which stage, before what their names suggest. */
  stageRules: StageRule[];
  /** Words of senders that mean a severity, besides the usual ones. */
  severities: SeverityWords;
  definitions: DefinitionsConfig;
  /** So many deployments and incidents of a report are read one by one; percentiles of more are within 1 %. */
  exactRows: number;
  retention: RetentionConfig;
  catalogRefreshSeconds: number;
  /** Whether Git hosts are asked for commits that no event has told. */
  comparisonsEnabled: boolean;
}

/**
 * Reads the `dora` section.
 *
 * @throws InputError that names the key and what is wrong with its value.
 */
export function readDoraConfig(root: Config): DoraConfig {
  const config = root.getOptionalConfig('dora');
  const sources = readSources(root);
  return {
    timeZone: timeZone(config, 'timeZone'),
    sources,
    imports: readImports(root, sources),
    webhooks: readWebhooks(config),
    productionNames: [
      ...PRODUCTION_NAMES,
      ...(config?.getOptionalStringArray('environments.production') ?? []),
    ].map(name => name.toLowerCase()),
    stageRules: readStageRules(config?.getOptionalConfig('stages')),
    severities: readSeverities(root),
    definitions: readDefinitions(root),
    exactRows: within([0, MOST_EXACT_ROWS], config, 'reports.exactRows', 500),
    retention: readRetention(config?.getOptionalConfig('retention')),
    catalogRefreshSeconds: positive(config, 'catalog.refreshSeconds', 60),
    comparisonsEnabled:
      config?.getOptionalBoolean('comparisons.enabled') ?? true,
  };
}

function readWebhooks(config: Config | undefined): WebhooksConfig {
  const seconds = (key: string, whenAbsent: number) =>
    positive(config, `webhooks.${key}`, whenAbsent) * 1000;
  const maxBodyBytes = within(
    [1, LARGEST_BODY],
    config,
    'webhooks.maxBodyBytes',
    5 * MEBIBYTE,
  );
  return {
    maxBodyBytes,
    bodyTimeoutMs: seconds('bodyTimeoutSeconds', 10),
    storeTimeoutMs: seconds('storeTimeoutSeconds', 3),
    maxConcurrent: positive(config, 'webhooks.maxConcurrent', 200),
    maxBytesInMemory: Math.max(64 * MEBIBYTE, 4 * maxBodyBytes),
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
