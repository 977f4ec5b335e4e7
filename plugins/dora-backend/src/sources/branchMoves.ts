import {
  Instant,
  PushedCommit,
  PushFact,
} from '@dora-metrics/backstage-plugin-dora-node';
import { fullSha, isNullSha } from './reading/commits';
import { keyText } from './reading/texts';

/** A push to one branch, in the words that its senders have in common. */
export interface BranchMove {
  at: Instant;
  repository: string;
  branch: string | null | undefined;
  /** Zeros, null or undefined where the branch is new. */
  before: string | null | undefined;
  after: string | null | undefined;
  forced: boolean;
  isDefaultBranch: boolean;
  /** In the sender's order; undefined stands for one that cannot be used. */
  commits: (PushedCommit | undefined)[];
  /** There were, or may have been, more commits than are listed. */
  isCutShort: boolean;
}

/** The fact of a push; throws when it does not say what moved from where to where. */
export function pushFact(move: BranchMove): PushFact {
  const branch = keyText(move.branch);
  const after = fullSha(move.after);
  const before =
    !move.before || isNullSha(move.before) ? null : fullSha(move.before);
  if (!branch || !after || before === undefined) {
    throw new Error('The push names no branch or no valid commits');
  }
  const commits = move.commits.flatMap(commit => commit ?? []);
  const isComplete =
    !move.isCutShort &&
    commits.length === move.commits.length &&
    (commits.some(({ sha }) => sha === after) ||
      // A new branch on old commits, or one that was set back, gains no commit.
      (commits.length === 0 && (before === null || move.forced)));
  return {
    type: 'push',
    at: move.at,
    repository: move.repository,
    ref: branch,
    before,
    after,
    forced: move.forced,
    truncated: !isComplete,
    isDefaultBranch: move.isDefaultBranch,
    commits: oldestFirst(commits, after),
  };
}

/** Some senders list the commit that a branch moved to first, others last. */
function oldestFirst(commits: PushedCommit[], after: string): PushedCommit[] {
  return commits.length > 1 && commits[0].sha === after
    ? [...commits].reverse()
    : commits;
}

/** Names of branches that are the default one where the sender does not say. */
export function isUsuallyDefault(branch: string | null | undefined): boolean {
  return ['main', 'master', 'trunk'].includes(branch ?? '');
}
