/** How a deployment goes wrong. */
export type FailureKind = 'failed' | 'rollback' | 'incident' | 'degraded';

/** Factors that grow or shrink a story's numbers, linearly over time. */
export interface Trend {
  /** Days ago when the change began. */
  from: number;
  /** Days ago when it was complete. */
  to: number;
  pace?: number;
  coding?: number;
  review?: number;
  gate?: number;
  failures?: number;
  restore?: number;
}

/** How one service is built, delivered and run. Durations are medians, in minutes. */
export interface Story {
  /** Name of the entity in the catalog. */
  service: string;
  /** Repository of the organisation. */
  repository: string;
  /** Where the service lives in a repository that it shares. */
  directory?: string;
  /** Straight to the trunk, or pull requests that are merged or squashed. */
  flow: 'trunk' | 'merge' | 'squash';
  /** Who tells of deployments; `argocd-config` deploys from a repository of its own. */
  deploys: 'github' | 'argocd' | 'argocd-config' | 'generic';
  /** Changes per working day. */
  pace: number;
  /** Deploy every change, or gather them for so many days. */
  everyDays?: number;
  /** Commits per change, on average. */
  commits: number;
  /** From the first commit until it is offered for review, or pushed. */
  coding: number;
  /** From the pull request to the merge. */
  review?: number;
  build: number;
  test: number;
  scan: number;
  /** Waiting for a person between the pipeline and the deployment. */
  gate?: number;
  rollout: number;
  /** Share of deployments that go wrong. */
  failures: number;
  failureKinds: Partial<Record<FailureKind, number>>;
  /** From the detection of an incident to its mitigation. */
  restore: number;
  /** Incidents per month that no deployment caused. */
  otherIncidents: number;
  /** Whether the staging environment reports, too. */
  staging?: boolean;
  /** Days since the last event. */
  silentFor?: number;
  trend?: Trend;
}

/** A commit as its author made it. */
export interface Commit {
  sha: string;
  authoredAt: number;
  title: string;
  author: number;
  added: string[];
  modified: string[];
}

/** What reached the default branch at once. */
export interface Change {
  service: string;
  repository: string;
  /** Number of the pull request. */
  number: number;
  title: string;
  author: number;
  reviewer: number;
  branch: string;
  /** Null on the trunk. */
  openedAt: number | null;
  approvedAt: number | null;
  mergedAt: number;
  /** Last commit of the branch. */
  branchHead: string;
  /** What the default branch points to afterwards. */
  head: string;
  /** New on the default branch, oldest first; a merge commit comes last. */
  commits: Commit[];
}

/** A job of the pipeline that ran for a change. */
export interface Job {
  name: string;
  id: number;
  queuedAt: number;
  startedAt: number;
  finishedAt: number;
  failed: boolean;
}

/** An attempt to run a change in an environment. */
export interface Deployment {
  id: number;
  environment: 'production' | 'staging';
  change: Change;
  startedAt: number;
  finishedAt: number;
  succeeded: boolean;
  rollback: boolean;
  degradedAt?: number;
}

/** Something that went wrong in production. */
export interface Incident {
  id: string;
  severity: 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4';
  title: string;
  detectedAt: number;
  acknowledgedAt?: number;
  mitigatedAt?: number;
  resolvedAt?: number;
  /** It came back: when, and until when. */
  again?: { reopenedAt: number; mitigatedAt: number; resolvedAt: number };
}

/** All that happened to one service. */
export interface Chronicle {
  story: Story;
  changes: Change[];
  /** Jobs by the head of their change. */
  jobs: Map<string, Job[]>;
  deployments: Deployment[];
  incidents: Incident[];
}
