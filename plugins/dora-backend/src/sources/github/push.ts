import {
  ParseResult,
  PushedCommit,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import {
  distinctPaths,
  fullSha,
  isMergeMessage,
  isNullSha,
  pathsField,
  titleOf,
} from '../commits';
import { optionalText } from '../fields';
import { validate } from '../problems';
import { keyText } from '../texts';
import { gitInstant, githubRepository, timeOfEvent } from './payload';

/** GitHub lists no more commits than these in one push. */
const MAX_COMMITS = 2048;
const BRANCH = 'refs/heads/';

const commitSchema = z.object({
  id: z.string(),
  message: optionalText,
  timestamp: gitInstant,
  added: pathsField,
  modified: pathsField,
  removed: pathsField,
});

const pushSchema = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  forced: z.boolean().nullish(),
  head_commit: z.object({ timestamp: gitInstant }).nullish(),
  commits: z.preprocess(newestCommits, z.array(commitSchema).nullish()),
  repository: z.object({
    default_branch: optionalText,
    pushed_at: gitInstant,
  }),
});
type Push = z.infer<typeof pushSchema>;
type Commit = z.infer<typeof commitSchema>;

const repositorySchema = z.object({ repository: githubRepository });

function newestCommits(list: unknown): unknown {
  return Array.isArray(list) ? list.slice(-MAX_COMMITS) : list;
}

/** A push to a branch; pushes of tags and deletions of branches are ignored. */
export function parsePush(payload: Record<string, unknown>): ParseResult {
  const push = validate(pushSchema, payload);
  if (!push.ref.startsWith(BRANCH)) {
    return { ignored: 'Only pushes to branches are used, not those of tags.' };
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
        // When it was pushed; the commit may be much older than that.
        at: timeOfEvent(push.repository.pushed_at, push.head_commit?.timestamp),
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
  return listed >= MAX_COMMITS || commits.length < listed || headIsMissing;
}
