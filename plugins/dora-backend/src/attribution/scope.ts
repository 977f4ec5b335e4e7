import { CatalogService } from '../catalog/entitySubjects';
import { SeverityScale } from './severities';
import { StageRule } from './stageNames';

/** What the links depend on besides the facts. */
export interface AttributionRules {
  failureWindowMs: number;
  productionNames: string[];
  /** Which jobs are part of which stage, before what their names suggest. */
  stageRules: StageRule[];
  severityOf: SeverityScale;
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
