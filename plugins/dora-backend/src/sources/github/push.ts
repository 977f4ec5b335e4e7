import {
  environmentDeployedTo,
  Instant,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { pushFact } from '../branchMoves';
import { listedCommitSchema, readListedCommit } from '../listedCommits';
import { fullSha, isNullSha } from '../reading/commits';
import { lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { taggedArtifact } from '../releaseTags';
import { text } from '../reading/texts';
import { gitInstant, githubRepository, timeOfEvent } from './payload';
import { TAG_LENGTH } from './releases';

/** GitHub lists no more commits than these in one push. */
const MAX_COMMITS = 2048;
const BRANCH = 'refs/heads/';
const TAG = 'refs/tags/';

const pushSchema = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  forced: z.boolean().nullish().catch(undefined),
  total_commits: z.number().nullish().catch(undefined),
  head_commit: z.object({ id: lenientText, timestamp: gitInstant }).nullish(),
  commits: z.preprocess(
    newestCommits,
    z.array(listedCommitSchema('UTC')).nullish(),
  ),
  repository: z.object({
    default_branch: lenientText,
    pushed_at: gitInstant,
  }),
});
type Push = z.infer<typeof pushSchema>;

const repositorySchema = z.object({ repository: githubRepository });

function newestCommits(list: unknown): unknown {
  return Array.isArray(list) ? list.slice(-MAX_COMMITS) : list;
}

/**
 * A push to a branch, or of a tag; deletions of branches are ignored.
 *
 * @param pushedAt - For senders that speak GitHub's language but do not say it.
 */
export function parsePush(
  payload: Record<string, unknown>,
  settings: SourceSettings,
  pushedAt?: Instant,
): ParseResult {
  const push = validate(pushSchema, payload);
  if (push.ref.startsWith(TAG)) {
    return readTag(push, payload, settings, pushedAt);
  }
  if (!push.ref.startsWith(BRANCH)) {
    return { ignored: 'Only pushes of branches and tags are used.' };
  }
  if (isNullSha(push.after)) {
    return { ignored: 'The deletion of a branch changes nothing here.' };
  }
  const { repository } = validate(repositorySchema, payload);
  const branch = push.ref.slice(BRANCH.length);
  const listed = push.commits ?? [];
  return {
    facts: [
      pushFact({
        at: timeOfPush(push, pushedAt),
        repository,
        branch,
        before: push.before,
        after: push.after,
        forced: push.forced ?? false,
        isDefaultBranch: branch === push.repository.default_branch,
        commits: listed.map(readListedCommit),
        isCutShort:
          listed.length >= MAX_COMMITS ||
          listed.length < (push.total_commits ?? 0),
      }),
    ],
  };
}

/** The commit of a tag, for which the release of the same name waits. */
function readTag(
  push: Push,
  payload: Record<string, unknown>,
  settings: SourceSettings,
  pushedAt: Instant | undefined,
): ParseResult {
  const tag = text(push.ref.slice(TAG.length), TAG_LENGTH);
  if (!tag || !environmentDeployedTo('release', tag, settings)) {
    return {
      ignored: 'No rule of the source says that tags of this name deploy.',
    };
  }
  // What an annotated tag itself is called by is no commit.
  const sha = fullSha(push.head_commit?.id);
  if (!sha) return { ignored: 'The tag was deleted, or has no commit.' };
  const { repository } = validate(repositorySchema, payload);
  return {
    facts: [
      {
        type: 'artifact',
        at: timeOfPush(push, pushedAt),
        names: [taggedArtifact(repository, tag)],
        repository,
        sha,
      },
    ],
  };
}

/** When it was pushed; the commit may be much older than that. */
function timeOfPush(push: Push, pushedAt: Instant | undefined): Instant {
  return timeOfEvent(
    pushedAt,
    push.repository.pushed_at,
    push.head_commit?.timestamp,
  );
}
