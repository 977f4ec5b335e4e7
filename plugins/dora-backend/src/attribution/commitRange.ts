import { CommitHistory, PushReader, RangeGap } from './commitHistory';
import { comparedCommits } from './comparedCommits';

const MOST_PUSHES = 500;
const MOST_COMMITS = 2_000;

/** Commits that a deployment contains and the one before does not, newest first. */
export interface CommitRange {
  shas: string[];
  gap: RangeGap | null;
}

/**
 * Follows the pushes from the deployed commit back to what ran before: each
 * push lists the commits that its branch gained and names the commit before
 * them. Where the two histories differ (a hotfix, a rollback), the history of
 * what ran before is followed as well, until they meet. Where pushes end before
 * that, what the Git host told of the two commits stands in.
 */
export async function commitRange(
  reader: PushReader,
  revision: string,
  previous: string | null,
): Promise<CommitRange> {
  if (previous === null) {
    return { shas: [revision], gap: 'first' };
  }
  const followed = await follow(reader, revision, previous);
  if (followed.gap === null) {
    return followed;
  }
  const compared = await comparedCommits(reader, previous, revision);
  return compared ? { shas: compared, gap: null } : followed;
}

async function follow(
  reader: PushReader,
  revision: string,
  previous: string,
): Promise<CommitRange> {
  const mine = new CommitHistory(reader, revision);
  const theirs = new CommitHistory(reader, previous);
  let pushes = 0;
  while (!(await haveMet(mine, theirs, reader))) {
    if (mine.end) {
      return range(mine, theirs, mine.end);
    }
    if (++pushes > MOST_PUSHES || mine.shas.length > MOST_COMMITS) {
      return range(mine, theirs, 'too_long');
    }
    await mine.extend();
    if (mine.next !== previous) {
      await theirs.extend();
    }
  }
  return range(mine, theirs, null);
}

async function haveMet(
  mine: CommitHistory,
  theirs: CommitHistory,
  reader: PushReader,
) {
  return (
    mine.next !== null &&
    (theirs.contains(mine.next) ||
      (mine.shas.length > 0 && (await reader.isDelivered(mine.next))))
  );
}

function range(
  mine: CommitHistory,
  theirs: CommitHistory,
  gap: RangeGap | null,
): CommitRange {
  return {
    shas: mine.shas.filter(sha => !theirs.contains(sha)),
    gap: gap ?? (mine.truncated ? 'truncated' : null),
  };
}
