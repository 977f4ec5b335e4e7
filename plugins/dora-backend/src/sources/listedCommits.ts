import { PushedCommit } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { authorField, writtenByBot } from './reading/authors';
import {
  distinctPaths,
  fromMessage,
  fullSha,
  isMergeMessage,
  pathsField,
} from './reading/commits';
import { lenientInstantField } from './reading/fields';
import { lenientText } from './reading/lenientFields';

const lenientPaths = pathsField.catch(undefined);

/** A commit as GitHub, GitLab and those who speak like them list it in a push. */
export function listedCommitSchema(assumeTimeZone: string) {
  return z.object({
    id: lenientText,
    message: lenientText,
    // Copied from somebody's git client, it may be nonsense.
    timestamp: lenientInstantField(assumeTimeZone),
    author: authorField,
    added: lenientPaths,
    modified: lenientPaths,
    removed: lenientPaths,
  });
}

/** Such a commit, as it is listed. */
export type ListedCommit = z.output<ReturnType<typeof listedCommitSchema>>;

/**
 * Undefined for a commit that cannot be used: one bad date must not cost the push.
 *
 * The one time that is told is the author's with Gitea. GitHub's documentation
 * does not say which it is, and GitLab's neither; GitLab's code takes the
 * committer's, which its own reader adds.
 */
export function readListedCommit(
  commit: ListedCommit,
): PushedCommit | undefined {
  const sha = fullSha(commit.id);
  if (!sha || commit.timestamp === undefined) return undefined;
  return {
    sha,
    authoredAt: commit.timestamp,
    ...fromMessage(commit.message),
    isMerge: isMergeMessage(commit.message),
    paths: pathsOf(commit),
    byBot: writtenByBot(commit.author),
  };
}

function pathsOf({ added, modified, removed }: ListedCommit) {
  if (!added && !modified && !removed) return undefined;
  return distinctPaths(
    [added, modified, removed].flatMap(paths => paths ?? []),
  );
}
