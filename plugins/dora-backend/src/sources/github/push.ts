import {
  environmentDeployedTo,
  Instant,
  ParseResult,
  PushedCommit,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import {
  distinctPaths,
  fullSha,
  isMergeMessage,
  isNullSha,
  pathsField,
  revertedBy,
  titleOf,
} from '../reading/commits';
import { lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { taggedArtifact } from '../releaseTags';
import { keyText, text } from '../reading/texts';
import { gitInstant, githubRepository, timeOfEvent } from './payload';
import { TAG_LENGTH } from './releases';

/** GitHub lists no more commits than these in one push. */
const MAX_COMMITS = 2048;
const BRANCH = 'refs/heads/';
const TAG = 'refs/tags/';

const commitSchema = z.object({
  id: z.string(),
  message: lenientText,
  timestamp: gitInstant,
  added: pathsField,
  modified: pathsField,
  removed: pathsField,
});

const pushSchema = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  forced: z.boolean().nullish().catch(undefined),
  total_commits: z.number().nullish().catch(undefined),
  head_commit: z.object({ id: lenientText, timestamp: gitInstant }).nullish(),
  commits: z.preprocess(newestCommits, z.array(commitSchema).nullish()),
  repository: z.object({
    default_branch: lenientText,
    pushed_at: gitInstant,
  }),
});
type Push = z.infer<typeof pushSchema>;
type Commit = z.infer<typeof commitSchema>;

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
  const branch = keyText(push.ref.slice(BRANCH.length));
  const after = fullSha(push.after);
  const before = fullSha(push.before);
  if (!branch || !before || !after) {
    throw new Error('The push names no branch or no valid commits');
  }
  const listed = push.commits ?? [];
  const commits = listed.flatMap(readCommit);
  return {
    facts: [
      {
        type: 'push',
        at: timeOfPush(push, pushedAt),
        repository,
        ref: branch,
        before: isNullSha(before) ? null : before,
        after,
        forced: push.forced ?? false,
        truncated: isTruncated(push, commits, after),
        isDefaultBranch:
          push.ref === `${BRANCH}${push.repository.default_branch}`,
        commits,
      },
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

/** Empty for a commit that cannot be used: one bad date must not cost the push. */
function readCommit(commit: Commit): PushedCommit[] {
  const sha = fullSha(commit.id);
  if (!sha || commit.timestamp === undefined) return [];
  return [
    {
      sha,
      authoredAt: commit.timestamp,
      title: titleOf(commit.message),
      isMerge: isMergeMessage(commit.message),
      paths: readPaths(commit),
      reverts: revertedBy(commit.message),
    },
  ];
}

function readPaths({ added, modified, removed }: Commit): string[] | undefined {
  if (!added && !modified && !removed) return undefined;
  return distinctPaths(
    [added, modified, removed].flatMap(paths => paths ?? []),
  );
}

function isTruncated(
  push: Push,
  commits: PushedCommit[],
  after: string,
): boolean {
  const listed = push.commits?.length ?? 0;
  // A new branch on old commits, or one that was set back, gains no commit.
  const mayGainNone = isNullSha(push.before) || push.forced === true;
  if (listed === 0 && mayGainNone) return false;
  const headIsMissing = !commits.some(commit => commit.sha === after);
  return (
    listed >= MAX_COMMITS ||
    commits.length < Math.max(listed, push.total_commits ?? 0) ||
    headIsMissing
  );
}
