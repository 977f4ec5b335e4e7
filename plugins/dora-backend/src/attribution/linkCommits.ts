import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { divideLeadTime, StageInterval } from '../metrics';
import { StoredCommit } from '../facts/commits';
import { matchesGlob } from '../globs';

/** Clocks of different systems may differ by this much. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** A commit that a deployment was first to deliver. */
export interface CommitLink {
  sha: string;
  authoredAt: Instant | null;
  /** Null when left out. */
  leadMs: number | null;
  excluded: string | null;
  /** The lead time divided among the stages; null when left out. */
  stageSeconds: number[] | null;
}

/**
 * Measures commits from when they were written to the end of the deployment,
 * or says why they do not count.
 *
 * @param paths - Globs of the files that belong to the service; empty for all.
 * @param work - The stages that were reported for a commit.
 */
export function linkCommits(
  shas: string[],
  commits: StoredCommit[],
  finishedAt: Instant,
  paths: string[],
  work: (sha: string) => StageInterval[] = () => [],
): CommitLink[] {
  const known = new Map(commits.map(commit => [commit.sha, commit]));
  const touchesService = pathMatcher(paths);
  return shas.map(sha => {
    const commit = known.get(sha);
    const excluded = commit
      ? reasonToLeaveOut(commit, finishedAt, touchesService)
      : 'Nothing was received about this commit.';
    return {
      sha,
      authoredAt: commit?.authoredAt ?? null,
      leadMs: excluded ? null : Math.max(0, finishedAt - commit!.authoredAt),
      excluded,
      stageSeconds: excluded
        ? null
        : divideLeadTime(commit!.authoredAt, finishedAt, work(sha)),
    };
  });
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
): string | null {
  if (commit.isMerge) {
    return 'A merge brings no change of its own.';
  }
  if (commit.paths && !touchesService(commit.paths)) {
    return 'It touches none of the paths of this service.';
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
