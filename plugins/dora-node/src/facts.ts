/** Milliseconds since 1970-01-01T00:00:00Z. @public */
export type Instant = number;

/**
 * What every fact carries. Facts are partial: a sender tells what it knows, and
 * several tellings of one fact are merged. `undefined` says nothing; `at` is
 * when the sender's words became true and decides between contradicting ones.
 *
 * @public
 */
export interface FactBase {
  at: Instant;
}

/** One commit as a push or a generic event tells it. @public */
export interface PushedCommit {
  sha: string;
  /**
   * When its author wrote it. Senders that tell one time only may mean the
   * committer's, which is never earlier: of several tellings the earliest counts.
   */
  authoredAt: Instant;
  /** When it was committed in its present form: a rebase or a cherry-pick moves it. */
  committedAt?: Instant;
  title?: string;
  /** A merge brings no change of its own and has no lead time. */
  isMerge: boolean;
  /** Paths that the commit touches; absent when the sender does not tell. */
  paths?: string[];
  /** The commit that this one takes back, by its full hash. */
  reverts?: string;
  /** The commit that this one is a copy of, by its full hash. */
  cherryPickedFrom?: string;
  /** A program is its author. Who it is, is not kept. */
  byBot?: true;
}

/**
 * A branch moved from `before` to `after`. `commits` are those that it gained,
 * oldest first. Key: repository, ref, before, after.
 *
 * @public
 */
export interface PushFact extends FactBase {
  type: 'push';
  /** Normalised by `normalizeRepository`. */
  repository: string;
  ref: string;
  /** Null when the branch was created by this push. */
  before: string | null;
  after: string;
  /** History was rewritten: `before` is no ancestor of `after`. */
  forced: boolean;
  /** The sender left out commits (all senders limit their lists). */
  truncated: boolean;
  isDefaultBranch: boolean;
  commits: PushedCommit[];
}

/** A commit known by itself, without its place in a branch. Key: repository, sha. @public */
export interface CommitFact extends FactBase {
  type: 'commit';
  repository: string;
  commit: PushedCommit;
}

/** A pull or merge request. Key: repository, number. @public */
export interface ChangeFact extends FactBase {
  type: 'change';
  repository: string;
  number: number;
  title?: string;
  url?: string;
  headRef?: string;
  headSha?: string;
  baseRef?: string;
  /** The commit of the base branch that it was merged as; full. */
  mergeCommit?: string;
  /** How many commits its branch has that the base branch has not. */
  commitCount?: number;
  openedAt?: Instant;
  readyAt?: Instant;
  firstReviewAt?: Instant;
  approvedAt?: Instant;
  mergedAt?: Instant;
  closedAt?: Instant;
  /** Opened again after it was closed without a merge. */
  reopenedAt?: Instant;
}

/** One run of one CI job or pipeline. Key: source, `key`. @public */
export interface StageRunFact extends FactBase {
  type: 'stage_run';
  key: string;
  repository?: string;
  /** Subject of the service, for senders that name the service itself. */
  subject?: string;
  sha?: string;
  /** The job's own name; which stage it is part of is configuration. */
  name: string;
  /** What the sender calls the part of the pipeline that the job is in. */
  stage?: string;
  /** Key of the run that this one is part of, whose repository and commit are its own too. */
  parent?: string;
  pipeline?: string;
  url?: string;
  queuedAt?: Instant;
  startedAt?: Instant;
  finishedAt?: Instant;
  outcome?: 'success' | 'failure' | 'cancelled' | 'skipped';
}

/**
 * An image, or something else that is built once and deployed by its name, and
 * the commit that it was built from. Key: each of the names with the commit.
 *
 * @public
 */
export interface ArtifactFact extends FactBase {
  type: 'artifact';
  /**
   * All names by which deployments may call it, as the sender writes them:
   * `registry/image:tag`, `registry/image@sha256:…`, `sha256:…` or a package URL.
   */
  names: string[];
  repository: string;
  /** The full hash of the commit. */
  sha: string;
}

/** A commit of a repository. @public */
export interface Revision {
  /** Normalised by `normalizeRepository`. */
  repository: string;
  revision: string;
}

/** @public */
export type DeploymentState = 'running' | 'succeeded' | 'failed' | 'cancelled';

/** One attempt to change what runs somewhere. Key: source, `key`. @public */
export interface DeploymentFact extends FactBase {
  type: 'deployment';
  key: string;
  /** Whom it belongs to, from the helpers in this package. */
  subject: string;
  environment?: string;
  /**
   * Which of several places that the environment consists of: a cluster, a
   * region, a namespace. The same revision at several places is one deployment.
   */
  place?: string;
  /** Repository of `revision`, normalised. */
  repository?: string;
  /** The application's own commit, full or abbreviated to at least 7 digits. */
  revision?: string;
  /** Commits of further repositories that the deployment consists of. */
  furtherRevisions?: Revision[];
  /** Repository of `configRevision`, normalised. */
  configRepository?: string;
  /**
   * The commit of a configuration repository that was deployed. The commit of
   * the application is then found by `images`.
   */
  configRevision?: string;
  version?: string;
  url?: string;
  state?: DeploymentState;
  startedAt?: Instant;
  finishedAt?: Instant;
  /** First moment after the roll-out at which health checks failed. */
  degradedAt?: Instant;
  /** The sender says that this deployment goes back to an earlier version. */
  rollback?: boolean;
  /** The sender says that this deployment was not planned, and mends what is broken. */
  isHotfix?: boolean;
  /** References of the images that run afterwards, with tag, digest or both. */
  images?: string[];
}

/** An incident, or what one event tells of it. Key: source, `key`. @public */
export interface IncidentFact extends FactBase {
  type: 'incident';
  key: string;
  /** Subjects of all affected services; the latest telling replaces those before. */
  subjects?: string[];
  environment?: string;
  /** In the sender's own words; which of `SEV1` to `SEV4` they mean is configuration. */
  severity?: string;
  title?: string;
  url?: string;
  detectedAt?: Instant;
  acknowledgedAt?: Instant;
  mitigatedAt?: Instant;
  resolvedAt?: Instant;
  reopenedAt?: Instant;
  /** The deployment that caused it, where the sender knows: its key or its revision. */
  causedBy?: { deploymentKey?: string; revision?: string };
  /**
   * Whether it is the same as another incident, which counts in its place; a
   * later `false` takes that back.
   */
  isDuplicate?: boolean;
  /** Key of that other incident, as the same source tells it. Says `isDuplicate`, too. */
  duplicateOf?: string;
}

/** @public */
export type DoraFact =
  | PushFact
  | CommitFact
  | ChangeFact
  | StageRunFact
  | ArtifactFact
  | DeploymentFact
  | IncidentFact;
