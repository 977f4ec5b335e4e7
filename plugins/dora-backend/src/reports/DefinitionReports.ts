import {
  DefinitionKey,
  DefinitionRule,
  DefinitionsReport,
  DefinitionsVersion,
  DefinitionValues,
  EXPLAINED_METRICS,
  ExplainedMetric,
  LevelProfileSummary,
} from '@dora-metrics/backstage-plugin-dora-common';
import { Knex } from 'knex';
import { DoraConfig } from '../config';
import { json } from '../database/columns';
import {
  annotationOf,
  DEFAULT_VALUES,
  DEFINITION_KEYS,
  RULES,
  ServiceDefinitions,
  valueText,
  withValues,
} from '../definitions';
import { LevelProfile } from '../metrics';
import { formulaOf } from './formulas';
import { toDefinitions, toProfile } from './profile';

const MOST_VERSIONS = 20;

const TITLES: Record<ExplainedMetric, string> = {
  deployment_frequency: 'Deployment frequency',
  lead_time: 'Lead time for changes',
  change_failure_rate: 'Change failure rate',
  time_to_restore: 'Time to restore',
  failed_deployment_recovery_time: 'Failed deployment recovery time',
  deployment_rework_rate: 'Deployment rework rate',
  batch_size: 'Batch size',
};

/** Answers how every number is defined, read off the rules in force. */
export class DefinitionReports {
  readonly #db: Knex;
  readonly #config: DoraConfig;
  readonly #listVersions: (limit: number) => Promise<DefinitionsVersion[]>;

  constructor(options: {
    db: Knex;
    config: DoraConfig;
    listVersions: (limit: number) => Promise<DefinitionsVersion[]>;
  }) {
    this.#db = options.db;
    this.#config = options.config;
    this.#listVersions = options.listVersions;
  }

  /** The rules of all services. */
  async general(): Promise<DefinitionsReport> {
    return this.#report(null, { values: {}, problems: [] });
  }

  /** The rules of one service, its own before those of all. */
  async ofService(entityRef: string): Promise<DefinitionsReport> {
    const row = await this.#db('dora_services')
      .where('entity_ref', entityRef)
      .first('definitions');
    return this.#report(
      entityRef,
      json<ServiceDefinitions>(row?.definitions, { values: {}, problems: [] }),
    );
  }

  async #report(
    entityRef: string | null,
    own: ServiceDefinitions,
  ): Promise<DefinitionsReport> {
    const { definitions, timeZone, productionNames } = this.#config;
    const values = withValues(definitions.values, own.values);
    const { fingerprint } = toDefinitions(
      toProfile(this.#config),
      this.#config,
      values,
    );
    const { minimums } = definitions;
    return {
      entityRef,
      fingerprint,
      timeZone,
      productionNames,
      metrics: EXPLAINED_METRICS.map(id => ({
        id,
        title: TITLES[id],
        sentences: formulaOf(id, values),
      })),
      rules: DEFINITION_KEYS.map(key => this.#rule(key, values, own.values)),
      problems: own.problems,
      profile: toSummary(definitions.levels),
      profiles: definitions.profiles.map(toSummary),
      minimums: {
        deployment_frequency: minimums.deploymentFrequencyDays,
        lead_time: minimums.leadTimeCommits,
        change_failure_rate: minimums.changeFailureDeployments,
        time_to_restore: minimums.restoreIncidents,
      },
      versions: await this.#listVersions(MOST_VERSIONS),
    };
  }

  #rule(
    key: DefinitionKey,
    values: DefinitionValues,
    own: Partial<DefinitionValues>,
  ): DefinitionRule {
    const { title, text, accepts } = RULES[key];
    return {
      key,
      title,
      text,
      value: values[key],
      valueText: valueText(key, values[key]),
      default: DEFAULT_VALUES[key],
      origin: key in own ? 'annotation' : this.#config.definitions.origins[key],
      configKey: `dora.definitions.${key}`,
      annotation: annotationOf(key),
      accepts,
    };
  }
}

function toSummary(profile: LevelProfile): LevelProfileSummary {
  const { id, title, source, notes, levels } = profile;
  return { id, title, source, notes, levels };
}
