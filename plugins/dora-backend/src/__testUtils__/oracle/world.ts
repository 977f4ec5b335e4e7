/** A release of a service, to one place or to several. */
export interface Release {
  id: string;
  service: string;
  revision: string;
  succeeded: boolean;
  startedAt: number;
  finishedAt: number;
  /** The sender says that it goes back. */
  isToldRollback: boolean;
  /** What is sent of it: one event for each place. */
  members: Array<{
    id: string;
    place: string;
    startedAt: number;
    finishedAt: number;
  }>;
}

/** A pull request, or a commit without one. */
export interface Change {
  service: string;
  /** Null without a pull request. */
  number: number | null;
  openedAt: number;
  mergedAt: number;
  /** The commits as people wrote them, oldest first. */
  written: Array<{ sha: string; authoredAt: number }>;
  /** The commit of the pull request on the main branch. */
  mergedAs: string;
  /** The pushes that tell of it, in order. */
  pushes: Push[];
}

/** A move of a branch. */
export interface Push {
  branch: string;
  before: string;
  pushedAt: number;
  commits: Array<{
    sha: string;
    authoredAt: number;
    title: string;
    merge?: boolean;
  }>;
}

/** Something that broke in one service or several. */
export interface Incident {
  id: string;
  services: string[];
  detectedAt: number;
  mitigatedAt: number | null;
  resolvedAt: number | null;
  /** The id or commit of the deployment that its sender names. */
  told: string | null;
}

/** What has happened to a few services. */
export interface World {
  /** By name, how long after a deployment a failure is its own. */
  windows: Map<string, number>;
  /** By service, the commits of its main branch from the oldest on. */
  mains: Map<string, string[]>;
  changes: Change[];
  releases: Release[];
  incidents: Incident[];
}

/** The address of the repository of a service. */
export function repositoryOf(service: string): string {
  return `https://github.com/acme/${service}`;
}
