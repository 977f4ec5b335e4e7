import {
  DefinitionKey,
  DefinitionValue,
  DefinitionValues,
} from './definitions';
import { Verdict } from './deployments';
import { Level, LevelBand, MetricId, ServiceMetrics } from './metrics';

/** Where the value of a rule comes from. @public */
export type DefinitionOrigin =
  | 'default'
  | 'profile'
  | 'configuration'
  | 'annotation';

/** One rule as it is in force. @public */
export interface DefinitionRule {
  key: DefinitionKey;
  title: string;
  /** What it does and why it is so by default. */
  text: string;
  value: DefinitionValue;
  /** The value as a person reads it. */
  valueText: string;
  default: DefinitionValue;
  origin: DefinitionOrigin;
  /** The key in the configuration file. */
  configKey: string;
  /** The annotation that sets it for one service; null where it is for all. */
  annotation: string | null;
  /** What it accepts. */
  accepts: DefinitionDomain;
}

/** What a rule accepts. @public */
export type DefinitionDomain =
  | { type: 'boolean' }
  | { type: 'choice'; choices: string[] }
  | { type: 'choices'; choices: string[] }
  | {
      type: 'number';
      minimum: number;
      maximum: number;
      unit: string;
      allowsNone: boolean;
    }
  | { type: 'texts' };

/** A set of levels that metrics can be rated by. @public */
export interface LevelProfileSummary {
  id: string;
  title: string;
  source: string;
  notes: string[];
  /** Without bands where the source knows none. */
  levels: Record<MetricId, LevelBand[]>;
}

/** A version of the rules. @public */
export interface DefinitionsVersion {
  version: number;
  fingerprint: string;
  since: string;
  changes: Array<{ key: string; title: string; from: string; to: string }>;
}

/** How every number is defined, read off the configuration in force. @public */
export interface DefinitionsReport {
  /** Null for the rules of all services. */
  entityRef: string | null;
  fingerprint: string;
  timeZone: string;
  productionNames: string[];
  /** In words, with the values in force. */
  metrics: Array<{ id: string; title: string; sentences: string[] }>;
  rules: DefinitionRule[];
  /** What is wrong with annotations of the service, as sentences. */
  problems: string[];
  profile: LevelProfileSummary;
  profiles: LevelProfileSummary[];
  minimums: Record<MetricId, number>;
  /** The latest first. */
  versions: DefinitionsVersion[];
}

/** Rules to be tried; those that are absent stay as they are. @public */
export interface SimulationInput {
  rules: Partial<DefinitionValues>;
}

/** A deployment that other rules judge otherwise. @public */
export interface FlippedDeployment {
  id: string;
  version: string | null;
  revision: string | null;
  occurredAt: string;
  from: Verdict;
  to: Verdict;
  /** Why it counts as failed, where it does. */
  reasons: string[];
}

/** What other rules would make of the same facts; nothing of it is kept. @public */
export interface Simulation {
  before: Pick<
    ServiceMetrics,
    'metrics' | 'further' | 'overall' | 'percentiles'
  >;
  after: Pick<
    ServiceMetrics,
    'metrics' | 'further' | 'overall' | 'percentiles'
  >;
  flipped: FlippedDeployment[];
  /** Deployments that were judged by both. */
  deployments: number;
  fingerprint: string;
  levelChanges: Array<{
    metric: MetricId;
    from: Level | null;
    to: Level | null;
  }>;
}
