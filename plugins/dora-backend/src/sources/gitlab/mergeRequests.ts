import {
  ChangeFact,
  Instant,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha, titleOf } from '../reading/commits';
import { lenientInstantField, requiredInstantField } from '../reading/fields';
import {
  changeNumber,
  lenient,
  lenientFlag,
  lenientId,
  lenientText,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { keyText } from '../reading/texts';
import { GitlabEvent, repositoryOf, userField, whyNoReview } from './payload';

const flagChange = lenient(
  z.object({ previous: lenientFlag, current: lenientFlag }),
);

function mergeRequestSchema(zone: string) {
  return z.object({
    user: userField,
    object_attributes: z.object({
      iid: changeNumber,
      action: lenientText,
      state: lenientText,
      title: lenientText,
      url: lenientText,
      author_id: lenientId,
      source_branch: lenientText,
      target_branch: lenientText,
      draft: lenientFlag,
      work_in_progress: lenientFlag,
      last_commit: lenient(z.object({ id: lenientText })),
      merge_commit_sha: lenientText,
      squash_commit_sha: lenientText,
      created_at: lenientInstantField(zone),
      updated_at: requiredInstantField(zone),
    }),
    changes: lenient(
      z.object({ draft: flagChange, work_in_progress: flagChange }),
    ),
  });
}
type MergeRequestEvent = z.output<ReturnType<typeof mergeRequestSchema>>;

/**
 * A merge request. Whatever happened to it, its whole state is told; of what
 * happened, only the last change has a time.
 */
export function parseMergeRequest(event: GitlabEvent): ParseResult {
  const told = validate(
    mergeRequestSchema(event.settings.assumeTimeZone),
    event.payload,
  );
  const request = told.object_attributes;
  return {
    facts: [
      {
        type: 'change',
        at: request.updated_at,
        repository: repositoryOf(event.payload),
        number: request.iid,
        title: titleOf(request.title),
        url: httpUrl(request.url),
        headRef: keyText(request.source_branch),
        headSha: fullSha(request.last_commit?.id),
        baseRef: keyText(request.target_branch),
        mergeCommit: mergeCommitOf(request),
        openedAt: request.created_at,
        readyAt: readyAt(told),
        ...whatHappened(told),
      },
    ],
  };
}

/** Fast-forwarded, a merge request has no other commit than its last one. */
function mergeCommitOf({
  action,
  state,
  merge_commit_sha,
  squash_commit_sha,
  last_commit,
}: MergeRequestEvent['object_attributes']): string | undefined {
  if (action !== 'merge' && state !== 'merged') return undefined;
  return (
    fullSha(merge_commit_sha) ??
    fullSha(squash_commit_sha) ??
    fullSha(last_commit?.id)
  );
}

function readyAt({
  object_attributes: request,
  changes,
}: MergeRequestEvent): Instant | undefined {
  const change = changes?.draft ?? changes?.work_in_progress;
  if (change?.previous === true && change.current === false) {
    return request.updated_at;
  }
  const isDraft = request.draft ?? request.work_in_progress ?? false;
  return request.action === 'open' && !isDraft ? request.created_at : undefined;
}

function whatHappened({
  user,
  object_attributes: request,
}: MergeRequestEvent): Partial<ChangeFact> {
  const at = request.updated_at;
  switch (request.action) {
    // One approval, and the last of those that are required.
    case 'approval':
    case 'approved':
      return whyNoReview(user, request.author_id)
        ? {}
        : { firstReviewAt: at, approvedAt: at };
    case 'merge':
      return { mergedAt: at };
    case 'close':
      return { closedAt: at };
    case 'reopen':
      return { reopenedAt: at };
    default:
      return {};
  }
}
