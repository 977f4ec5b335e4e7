import { Instant } from '@dora-metrics/backstage-plugin-dora-node';
import picomatch from 'picomatch';
import { StoredCommit } from '../facts/pushes';
import { RangeGap } from './commitRange';

/** Clocks of different systems may differ by this much. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** A commit that a deployment was first to deliver. */
export interface CommitLink {
  sha: string;
  authoredAt: Instant | null;
  /** Null when left out. */
  leadMs: number | null;
  excluded: string | null;
}

/**
 * Measures commits from when they were written to the end of the deployment,
 * or says why they do not count.
 *
 * @param paths - Globs of the files that belong to the service; empty for all.
 */
export function linkCommits(
  shas: string[],
  commits: StoredCommit[],
  finishedAt: Instant,
  paths: string[],
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
    };
  });
}

/** What a person reads where the commits of a deployment may be incomplete. */
export function describeGap(gap: RangeGap | null): string | null {
  return gap && GAP_TEXTS[gap];
}

const GAP_TEXTS: Record<RangeGap, string> = {
  first:
    'This is the first deployment that is known, so only the deployed commit counts.',
  missing:
    'A push on the way from the version before was not received, so older commits may be missing.',
  rewritten:
    'The history of the branch was rewritten, so commits from before that are not counted.',
  branch_start:
    'The branch started after the version before, so older commits may be missing.',
  truncated: 'The sender listed only part of a push, so commits are missing.',
  too_long:
    'There are more commits since the version before than are followed.',
};

/** The note of a deployment whose version is only known as a configuration commit. */
export const CONFIG_REVISION_NOTE =
  'The revision is a commit of the configuration repository; which commit of the application it deploys was not told.';

/** The note of a deployment whose sender tells no commit. */
export const NO_REVISION_NOTE = 'The deployment does not tell its commit.';

/** The note of a deployment whose commit nobody has told about. */
export const UNKNOWN_REVISION_NOTE =
  'No push with the deployed commit was received.';

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
  const matches = picomatch(globs, { dot: true });
  return paths => paths.some(path => matches(path));
}
