import { Instant, matchesGlob } from '@dora-metrics/backstage-plugin-dora-node';
import { divideLeadTime, StageInterval } from '../metrics';
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
}

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
}

/**
 * Measures commits from when they were written to the end of the deployment,
 * or says why they do not count.
 */
export function linkCommits(
  shas: string[],
  commits: StoredCommit[],
  { finishedAt, paths = [], squashed = new Set(), work = () => [] }: Delivery,
): CommitLink[] {
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
    };
  });
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
