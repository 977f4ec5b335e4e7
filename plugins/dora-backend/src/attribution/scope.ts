import { DefinitionValues } from '@dora-metrics/backstage-plugin-dora-common';
import { CatalogService } from '../catalog/entitySubjects';
import { withValues } from '../definitions';
import { SeverityScale } from './severities';
import { StageRule } from './stageNames';

/** What the links depend on besides the facts. */
export interface AttributionRules {
  definitions: DefinitionValues;
  /** Globs of environments that count as production. */
  productionNames: string[];
  /** Which jobs are part of which stage, before what their names suggest. */
  stageRules: StageRule[];
  severityOf: SeverityScale;
}

/** The rules of a service: those of all, with its own in their place. */
export function rulesOf(
  { definitions, productionNames }: CatalogService,
  rules: AttributionRules,
): AttributionRules {
  return {
    ...rules,
    definitions: withValues(rules.definitions, definitions.values),
    productionNames: [...rules.productionNames, ...productionNames],
  };
}

/** Subjects by which a service's deployments are found, and its repositories. */
export interface ServiceScope {
  service: CatalogService;
  /** Without names that several services go by: these name nobody. */
  deploymentSubjects: string[];
  /** Those of them, such as a repository, that are other services' too. */
  sharedSubjects: Set<string>;
  repositories: string[];
}

/** What is deployed by itself; null where that is all. */
export interface Component {
  /** Of a service that is made of several. */
  repository: string | null;
  /** Where a version that goes to several places is a deployment at each. */
  place: string | null;
}

/** All of a service. */
export const WHOLE: Component = { repository: null, place: null };

/** What of a service a deployment replaces. */
export function componentOf(
  { repositories }: ServiceScope,
  { fanOutMinutes }: DefinitionValues,
  { repository, place }: Component,
): Component {
  return {
    repository: repositories.length > 1 ? repository : null,
    place: fanOutMinutes === 0 ? place : null,
  };
}
