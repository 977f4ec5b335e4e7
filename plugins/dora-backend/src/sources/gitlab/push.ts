import {
  ParseResult,
  PushedCommit,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { pushFact } from '../branchMoves';
import {
  ListedCommit,
  listedCommitSchema,
  readListedCommit,
} from '../listedCommits';
import { isNullSha } from '../reading/commits';
import {
  endOfList,
  lenient,
  lenientId,
  lenientText,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { GitlabEvent, repositoryOf } from './payload';

/** GitLab lists twenty; whatever it may list one day is still bounded. */
const MAX_COMMITS = 2048;
const BRANCH = 'refs/heads/';

function pushSchema(zone: string) {
  return z.object({
    ref: z.string(),
    before: z.string(),
    after: z.string(),
    total_commits_count: lenientId,
    commits: endOfList(listedCommitSchema(zone), MAX_COMMITS),
    project: lenient(z.object({ default_branch: lenientText })),
  });
}

/** A push to a branch; the deletion of one is ignored. */
export function parsePush(event: GitlabEvent): ParseResult {
  const { payload, settings, receivedAt } = event;
  const push = validate(pushSchema(settings.assumeTimeZone), payload);
  if (!push.ref.startsWith(BRANCH)) {
    return { ignored: 'Only pushes to branches are used, not those of tags.' };
  }
  if (isNullSha(push.after)) {
    return { ignored: 'The deletion of a branch changes nothing here.' };
  }
  const branch = push.ref.slice(BRANCH.length);
  const commits = (push.commits ?? []).map(readCommit);
  const total = push.total_commits_count ?? commits.length;
  // GitLab counts what a branch gains: one that gains nothing was set back.
  const isSetBack =
    push.total_commits_count === 0 &&
    !isNullSha(push.before) &&
    push.before !== push.after;
  return {
    facts: [
      pushFact({
        // GitLab does not tell when something was pushed.
        at: receivedAt,
        repository: repositoryOf(payload),
        branch,
        before: push.before,
        after: push.after,
        forced: isSetBack,
        isDefaultBranch: branch === push.project?.default_branch,
        commits,
        isCutShort: total > commits.length,
      }),
    ],
  };
}

/** GitLab tells the committer's time. The author's, which is not told, is not later. */
function readCommit(listed: ListedCommit): PushedCommit | undefined {
  const commit = readListedCommit(listed);
  return commit && { ...commit, committedAt: commit.authoredAt };
}
