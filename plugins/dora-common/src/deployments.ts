import { DeploymentIncident } from './incidents';
import { FailureRule, Window } from './metrics';
import { ListPage } from './pages';

/**
 * What a deployment did to the running version.
 *
 * - `deploy`: brought changes
 * - `hotfix`: brought an unplanned fix
 * - `revert`: took back what a deployment shortly before had brought
 * - `config_change`: brought nothing but other configuration
 * - `redeploy`: the version that ran already
 * - `rollback`: a version that ran before
 * - `dismissed`: a person says that it was no deployment
 *
 * @public
 */
export const DEPLOYMENT_KINDS = [
  'deploy',
  'hotfix',
  'revert',
  'config_change',
  'redeploy',
  'rollback',
  'dismissed',
] as const;

/** @public */
export type DeploymentKind = (typeof DEPLOYMENT_KINDS)[number];

/**
 * - `ok`: mature and nothing went wrong
 * - `failed`: at least one failure rule holds
 * - `provisional`: nothing went wrong yet, but the failure window is not over
 * - `running`: not finished
 * - `not_counted`: a redeploy or rollback, in no failure rate
 *
 * @public
 */
export type Verdict =
  | 'ok'
  | 'failed'
  | 'provisional'
  | 'running'
  | 'not_counted';

/** One reason why a deployment counts as failed. @public */
export interface FailureReason {
  rule: FailureRule;
  /** When the failure showed. */
  at: string;
  /** The sentence that a person reads, with its evidence. */
  text: string;
  /** The incident or later deployment that is the evidence. */
  evidence: {
    kind: 'incident' | 'deployment';
    id: string;
    url: string | null;
  } | null;
  /** A person has said so. */
  corrected: boolean;
  /** Id of the correction by which it does not count; null while it does. */
  cleared: string | null;
}

/** A row of the deployments table. @public */
export interface DeploymentSummary {
  id: string;
  environment: string;
  kind: DeploymentKind;
  status: 'running' | 'succeeded' | 'failed';
  startedAt: string;
  finishedAt: string | null;
  revision: string | null;
  version: string | null;
  repository: string | null;
  url: string | null;
  verdict: Verdict;
  failures: FailureReason[];
  /** Commits that reached the environment first with this deployment. */
  commits: number;
  leadTimeMedian: number | null;
  leadTimeMax: number | null;
  /** Why commits are missing or uncertain, as a sentence; null when complete. */
  leadTimeNote: string | null;
  /** Seconds from detection to restoration of the incidents it caused; null when none is closed. */
  restoreSeconds: number | null;
  /** A correction has changed something about it. */
  corrected: boolean;
}

/**
 * Deployments of a service that finished in a window, the latest first. Not
 * counted where only those of one verdict are asked for.
 *
 * @public
 */
export interface DeploymentPage extends ListPage<DeploymentSummary> {
  entityRef: string;
  window: Window;
}

/** One commit of a deployment, counted or left out with its reason. @public */
export interface DeployedCommit {
  repository: string;
  sha: string;
  title: string | null;
  authoredAt: string | null;
  leadTimeSeconds: number | null;
  /** Null when the commit counts. */
  excluded: string | null;
  url: string | null;
}

/**
 * How the application's commit was found: the sender told it, a build of the
 * image was received, or the tag of the image contains it.
 *
 * @public
 */
export type RevisionRule = 'told' | 'image_build' | 'image_tag';

/** A commit of one of the repositories that a deployment consists of. @public */
export interface DeployedRevision {
  repository: string;
  revision: string;
}

/** A deployment with all that explains its verdict and its lead time. @public */
export interface DeploymentDetail extends DeploymentSummary {
  commitList: DeployedCommit[];
  /** The revision that ran before, from which the commits are counted. */
  previousRevision: string | null;
  /** Null while the application's commit is not known. */
  revisionRule: RevisionRule | null;
  /** Commits of further repositories that it consists of. */
  furtherRevisions: DeployedRevision[];
  /** The commit of the configuration repository that was deployed. */
  configRevision: DeployedRevision | null;
  /** Nothing but the configuration differs from what ran before. */
  isConfigChange: boolean;
  source: string;
  /** The incidents that it is said to have caused. */
  incidents: DeploymentIncident[];
}
