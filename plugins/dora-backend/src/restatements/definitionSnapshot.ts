import {
  LevelBand,
  METRIC_IDS,
} from '@dora-metrics/backstage-plugin-dora-common';
import { DoraConfig } from '../config';
import { DEFINITION_KEYS, RULES, valueText } from '../definitions';

/** A rule as a person reads it. */
export interface DescribedRule {
  title: string;
  value: string;
  /** Whether facts are linked, or days begin, otherwise when it changes. */
  decidesLinks: boolean;
}

/** All rules in force, by key. */
export type DefinitionSnapshot = Record<string, DescribedRule>;

const MINIMUMS: Record<keyof DoraConfig['definitions']['minimums'], string> = {
  deploymentFrequencyDays: 'Days that a level of deployment frequency needs',
  leadTimeCommits: 'Lead times that a level needs',
  changeFailureDeployments:
    'Deployments that a level of change failure rate needs',
  restoreIncidents: 'Incidents that a level of restore time needs',
};

/** Describes all that the fingerprint of definitions covers. */
export function describeDefinitions(config: DoraConfig): DefinitionSnapshot {
  const { timeZone, productionNames, stageRules, severities } = config;
  const jobs = stageRules.map(({ stage, name }) => `${name}: ${stage}`);
  const words = Object.entries(severities)
    .filter(([, own]) => own.length > 0)
    .map(([severity, own]) => `${severity}: ${own.join(', ')}`);
  return {
    ...describeRules(config),
    ...describeLevels(config),
    ...describeMinimums(config),
    timeZone: linking('Reporting zone', timeZone),
    productionNames: linking('Names of production', listed(productionNames)),
    stageRules: linking('Stages of jobs', listed(jobs, '; ')),
    severities: linking('Words for severities', listed(words, '; ')),
  };
}

function describeRules({ definitions }: DoraConfig): DefinitionSnapshot {
  return Object.fromEntries(
    DEFINITION_KEYS.map(key => {
      const { title, decides } = RULES[key];
      const value = valueText(key, definitions.values[key]);
      return [key, { title, value, decidesLinks: decides === 'links' }];
    }),
  );
}

function describeLevels({ definitions }: DoraConfig): DefinitionSnapshot {
  const { title, levels } = definitions.levels;
  const bands = METRIC_IDS.map(id => [
    `levels.${id}`,
    counting(
      `Levels of ${id.replace(/_/g, ' ')}`,
      listed(levels[id].map(bandText)),
    ),
  ]);
  return { profile: counting('Levels', title), ...Object.fromEntries(bands) };
}

function describeMinimums({ definitions }: DoraConfig): DefinitionSnapshot {
  return Object.fromEntries(
    Object.entries(definitions.minimums).map(([key, minimum]) => [
      `minimums.${key}`,
      counting(MINIMUMS[key as keyof typeof MINIMUMS], String(minimum)),
    ]),
  );
}

function bandText({ level, op, value }: LevelBand): string {
  return value === null ? level : `${level} ${op} ${value}`;
}

function listed(items: string[], separator = ', '): string {
  return items.length > 0 ? items.join(separator) : 'none';
}

function linking(title: string, value: string): DescribedRule {
  return { title, value, decidesLinks: true };
}

function counting(title: string, value: string): DescribedRule {
  return { title, value, decidesLinks: false };
}
