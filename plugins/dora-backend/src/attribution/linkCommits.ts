import { Instant, matchesGlob } from '@dora-metrics/backstage-plugin-dora-node';
import { CommitClocks, divideLeadTime, StageInterval } from '../metrics';
import { StoredCommit } from '../facts/commits';

/** Clocks of different systems may differ by this much. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

const MERGE = 'A merge brings no change of its own.';
const SQUASHED =
  'Its pull request was squashed: the commits that it joins count instead.';
const UNTOUCHED = 'It touches none of the paths of this service.';

/** How commits were delivered. */
interface Delivery {
  finishedAt: Instant;
  /** Globs of the files that belong to the service; empty, as by default, for all. */
  paths?: string[];
  /** Commits that joined others, which count instead. */
  squashed?: ReadonlySet<string>;
  /** The stages that were reported for a commit. */
  work?: (sha: string) => StageInterval[];
  /** What was told of it besides. */
  origin?: (sha: string) => CommitOrigin;
}

/** How a commit came to the deployed branch. */
export interface CommitOrigin {
  /** First push that lists it. */
  pushedAt: Instant | null;
  /** The pull request that brought it. */
  change: CommitChange | null;
}

/** What lead time needs to know of a pull request. */
export interface CommitChange {
  number: number;
  headRef: string | null;
  openedAt: Instant | null;
  approvedAt: Instant | null;
  mergedAt: Instant | null;
}

const UNKNOWN_ORIGIN: CommitOrigin = { pushedAt: null, change: null };

/** A commit that a deployment was first to deliver. */
export interface CommitLink {
  sha: string;
  authoredAt: Instant | null;
  /** Null when left out. */
  leadMs: number | null;
  excluded: string | null;
  /** The commit that it takes back. */
  reverts: string | null;
  /** The lead time divided among the stages; null when left out. */
  stageSeconds: number[] | null;
  /** Instants at which lead time may start instead. */
  clocks: Omit<CommitClocks, 'authored'>;
  changeNumber: number | null;
  /** The branch of that pull request. */
  headRef: string | null;
  byBot: boolean;
  isCherryPick: boolean;
}

/**
 * Measures commits from when they were written to the end of the deployment,
 * or says why they do not count.
 */
export function linkCommits(
  shas: string[],
  commits: StoredCommit[],
  delivery: Delivery,
): CommitLink[] {
  const { finishedAt, paths = [], squashed = new Set() } = delivery;
  const { work = () => [], origin = () => UNKNOWN_ORIGIN } = delivery;
  const known = new Map(commits.map(commit => [commit.sha, commit]));
  const touchesService = pathMatcher(paths);
  return shas.map(sha => {
    const commit = known.get(sha);
    const excluded = commit
      ? reasonToLeaveOut(commit, finishedAt, touchesService, squashed)
      : 'Nothing was received about this commit.';
    return {
      sha,
      authoredAt: commit?.authoredAt ?? null,
      leadMs: excluded ? null : Math.max(0, finishedAt - commit!.authoredAt),
      excluded,
      reverts: commit?.reverts ?? null,
      stageSeconds: excluded
        ? null
        : divideLeadTime(commit!.authoredAt, finishedAt, work(sha)),
      ...describeOrigin(commit, origin(sha)),
    };
  });
}

function describeOrigin(
  commit: StoredCommit | undefined,
  { pushedAt, change }: CommitOrigin,
) {
  return {
    clocks: {
      committed: commit?.committedAt ?? null,
      pushed: pushedAt,
      opened: change?.openedAt ?? null,
      approved: change?.approvedAt ?? null,
      merged: change?.mergedAt ?? null,
    },
    changeNumber: change?.number ?? null,
    headRef: change?.headRef ?? null,
    byBot: commit?.byBot ?? false,
    isCherryPick: Boolean(commit?.cherryPickedFrom),
  };
}

/** Whether a commit touches nothing but what belongs to others. */
export function passesServiceBy({ excluded }: CommitLink): boolean {
  return excluded === UNTOUCHED;
}

/** Whether a commit is, or may be, a change of the service. */
export function changesService({ excluded }: CommitLink): boolean {
  return excluded === null || ![MERGE, SQUASHED, UNTOUCHED].includes(excluded);
}

/** Whether commits count that, by the clocks, are younger than their deployment. */
export function isAnyYounger(
  links: CommitLink[],
  finishedAt: Instant,
): boolean {
  return links.some(
    ({ authoredAt, leadMs }) =>
      leadMs !== null && authoredAt !== null && authoredAt > finishedAt,
  );
}

function reasonToLeaveOut(
  commit: StoredCommit,
  finishedAt: Instant,
  touchesService: (paths: string[]) => boolean,
  squashed: ReadonlySet<string>,
): string | null {
  if (squashed.has(commit.sha)) {
    return SQUASHED;
  }
  if (commit.isMerge) {
    return MERGE;
  }
  if (commit.paths && !touchesService(commit.paths)) {
    return UNTOUCHED;
  }
  if (commit.authoredAt > finishedAt + CLOCK_SKEW_MS) {
    return 'It was written after the deployment had finished.';
  }
  return null;
}

function pathMatcher(globs: string[]): (paths: string[]) => boolean {
  if (globs.length === 0) {
    return () => true;
  }
  return paths =>
    paths.some(path => globs.some(glob => matchesGlob(glob, path)));
}
