import {
  DeploymentState,
  Instant,
} from '@dora-metrics/backstage-plugin-dora-node';

/** What any of the bodies says about one sync operation of one application. */
export interface ArgocdReport {
  app: string;
  namespace?: string;
  environment?: string;
  url?: string;
  state: DeploymentState;
  startedAt?: Instant;
  finishedAt?: Instant;
  /** The application's health is Degraded, since `degradedAt` where that is known. */
  isDegraded?: boolean;
  degradedAt?: Instant;
  /** More than 0 when Argo CD undoes a change of the cluster by itself. */
  autoHealAttempts?: number;
  rollback?: boolean;
  images?: string[];
  revisions: ReportedRevisions;
}

/** All that a body tells about what was deployed, from best to worst. */
export interface ReportedRevisions {
  appRepository?: string;
  appRevision?: string;
  /** Pairs of address and revision that Argo CD deployed from. */
  sources: { repository?: string; revision?: string }[];
  /** Whether `sources` may be the application's own repository. */
  sourcesMayBeApp: boolean;
}
