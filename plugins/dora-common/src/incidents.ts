import { Window } from './metrics';
import { ListPage } from './pages';

/**
 * How the deployment that caused an incident was found.
 *
 * - `told`: the sender names the deployment or its revision
 * - `latest_deployment`: the last deployment of an affected service before it
 * - `corrected`: a person says so
 * - `cleared`: a person says that the one that was found did not
 * - `duplicate`: another incident stands for it, and has the cause
 * - `none`: no deployment is near enough
 *
 * @public
 */
export type CauseMethod =
  | 'told'
  | 'latest_deployment'
  | 'corrected'
  | 'cleared'
  | 'duplicate'
  | 'none';

/**
 * Why an incident counts in no number of a service.
 *
 * - `duplicate`: another incident counts in its place
 * - `negative`: it ends before it begins
 * - `not_affected`: a person says that it does not affect the service
 *
 * @public
 */
export type IncidentExclusion = 'duplicate' | 'negative' | 'not_affected';

/** An incident, with what a person may correct of it. @public */
export interface DeploymentIncident {
  id: string;
  title: string | null;
  url: string | null;
  severity: string;
  detectedAt: string;
  mitigatedAt: string | null;
  resolvedAt: string | null;
  /** The services that it affects, of those that the caller may see. */
  serviceRefs: string[];
  method: CauseMethod;
  /** A person has corrected something about it. */
  corrected: boolean;
}

/** An incident of a service. @public */
export interface ServiceIncident extends DeploymentIncident {
  environment: string;
  /** The deployment that caused it, which may be another service's. */
  deploymentId: string | null;
  /** The service of that deployment; null when the caller may not see it. */
  deploymentRef: string | null;
  /** Null when it counts. */
  excluded: IncidentExclusion | null;
}

/** Incidents of a service detected in a window, the latest first. @public */
export interface IncidentPage extends ListPage<ServiceIncident> {
  entityRef: string;
  window: Window;
}
