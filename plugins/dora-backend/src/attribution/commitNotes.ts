import { RangeGap } from './commitHistory';

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

/** What a person reads where the commits of a deployment may be incomplete. */
export function describeGap(gap: RangeGap | null): string | null {
  return gap && GAP_TEXTS[gap];
}

/** The note of a deployment whose version is only known as a configuration commit. */
export const CONFIG_REVISION_NOTE =
  'The revision is a commit of the configuration repository; which commit of the application it deploys was not told.';

/** The note of a deployment whose sender tells no commit. */
export const NO_REVISION_NOTE = 'The deployment does not tell its commit.';

/** The note of a deployment whose commit nobody has told about. */
export const UNKNOWN_REVISION_NOTE =
  'No push with the deployed commit was received.';

/** The note of a deployment with pull requests of which only the joining commit is known. */
export const SQUASH_NOTE =
  'The commits of a squashed pull request were not received, so the commit that joined them counts, whose time is that of the merge.';

/** The note of a deployment that counts commits dated shortly after it. */
export const CLOCKS_DIFFER_NOTE =
  'By their dates, commits were written up to 5 minutes after the deployment had finished: clocks differ, and their lead time counts as 0.';
