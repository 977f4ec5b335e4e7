/**
 * Why waiting commits are not known, or not all of them.
 *
 * - `no_repository`: no repository is linked to the service
 * - `no_pushes`: no push to a default branch was received
 * - `never_deployed`: nothing was ever deployed to the environment
 * - `no_revision`: deployments tell no commit of the repository
 * - `history_unknown`: what lies between what runs and the branch was not received
 * - `history_cut`: some of what lies between is left out, so there may be more
 *
 * @public
 */
export const WORK_IN_PROGRESS_GAPS = [
  'no_repository',
  'no_pushes',
  'never_deployed',
  'no_revision',
  'history_unknown',
  'history_cut',
] as const;

/** @public */
export type WorkInProgressGap = (typeof WORK_IN_PROGRESS_GAPS)[number];

/** How many commits wait for a deployment, and since when. @public */
export interface WaitingCount {
  /** Null when nothing is known of them; `incomplete` tells why. */
  commits: number | null;
  /** Null when no commit waits or nothing is known of them. */
  oldestAuthoredAt: string | null;
  oldestAgeSeconds: number | null;
  medianAgeSeconds: number | null;
  /** Why `commits` is null or, where it is not, the least that it can be. */
  incomplete: WorkInProgressGap | null;
  openChanges: OpenChanges;
}

/** Pull or merge requests that are neither merged nor closed. @public */
export interface OpenChanges {
  count: number;
  /** Null when there are none or nobody told. */
  oldestOpenedAt: string | null;
}

/** A commit of a default branch that no deployment has brought yet. @public */
export interface WaitingCommit {
  repository: string;
  sha: string;
  title: string | null;
  authoredAt: string;
  ageSeconds: number;
  url: string | null;
  /** Number of the pull or merge request that brought it; null without one. */
  change: number | null;
}

/** What was merged for a service and is not deployed yet. @public */
export interface WorkInProgress extends WaitingCount {
  entityRef: string;
  environment: string;
  /** The oldest of them, the oldest first. */
  items: WaitingCommit[];
}

/** What waits of one service of a team. @public */
export interface ServiceWorkInProgress extends WaitingCount {
  entityRef: string;
  title: string;
}

/**
 * What waits of the services of a team. Its own numbers are of all commits and
 * requests together; those that services share count once.
 *
 * @public
 */
export interface TeamWorkInProgress extends WaitingCount {
  entityRef: string;
  environment: string;
  /** Those that wait longest first. */
  services: ServiceWorkInProgress[];
}
