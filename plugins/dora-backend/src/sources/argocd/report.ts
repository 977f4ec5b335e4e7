import {
  DeploymentState,
  Instant,
} from '@dora-metrics/backstage-plugin-dora-node';
import { ReportedRevisions } from '../gitOpsRevisions';

/** What any of the bodies says about one sync operation of one application. */
export interface ArgocdReport {
  app: string;
  namespace?: string;
  environment?: string;
  /** Where the application runs: name or address of a cluster, and a namespace there. */
  destination?: { cluster?: string; namespace?: string };
  url?: string;
  state: DeploymentState;
  startedAt?: Instant;
  finishedAt?: Instant;
  /** The application's health is Degraded, since `degradedAt` where that is known. */
  isDegraded?: boolean;
  degradedAt?: Instant;
  /** More than 0 when Argo CD undoes a change of the cluster by itself. */
  autoHealAttempts?: number;
  /** Argo CD only looked what the sync would change. */
  dryRun?: boolean;
  rollback?: boolean;
  images?: string[];
  revisions: ReportedRevisions;
}
