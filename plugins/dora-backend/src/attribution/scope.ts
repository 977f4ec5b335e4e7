import { CatalogService } from '../catalog/entitySubjects';

/** What the links depend on besides the facts. */
export interface AttributionRules {
  failureWindowMs: number;
  productionNames: string[];
}

/** Subjects by which a service's deployments are found, and its repositories. */
export interface ServiceScope {
  service: CatalogService;
  /** Without those that several services share: these name nobody. */
  deploymentSubjects: string[];
  repositories: string[];
}
