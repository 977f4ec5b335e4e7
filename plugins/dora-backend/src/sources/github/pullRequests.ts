import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha, titleOf } from '../reading/commits';
import { lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { keyText } from '../reading/texts';
import {
  githubInstant,
  githubNumber,
  githubRepository,
  timeOfEvent,
} from './payload';

const branchField = lenient(z.object({ ref: lenientText, sha: lenientText }));

const pullRequestSchema = z.object({
  action: z.string(),
  repository: githubRepository,
  pull_request: z.object({
    number: githubNumber,
    title: lenientText,
    html_url: lenientText,
    draft: z.boolean().nullish().catch(undefined),
    merged: z.boolean().nullish().catch(undefined),
    merge_commit_sha: lenientText,
    commits: githubNumber.optional().catch(undefined),
    created_at: githubInstant,
    updated_at: githubInstant,
    merged_at: githubInstant,
    closed_at: githubInstant,
    head: branchField,
    base: branchField,
  }),
});
type PullRequestEvent = z.infer<typeof pullRequestSchema>;

/** A pull request; whatever happened to it, the payload holds its whole state. */
export function parsePullRequest(
  payload: Record<string, unknown>,
): ParseResult {
  const event = validate(pullRequestSchema, payload);
  const pull = event.pull_request;
  const isMerged = pull.merged ?? pull.merged_at !== undefined;
  return {
    facts: [
      {
        type: 'change',
        at: timeOfEvent(pull.updated_at, pull.closed_at, pull.created_at),
        repository: event.repository,
        number: pull.number,
        title: titleOf(pull.title),
        url: httpUrl(pull.html_url),
        headRef: keyText(pull.head?.ref),
        headSha: fullSha(pull.head?.sha),
        baseRef: keyText(pull.base?.ref),
        // Before the merge this is a trial merge that reaches no branch.
        mergeCommit: isMerged ? fullSha(pull.merge_commit_sha) : undefined,
        commitCount: pull.commits,
        openedAt: pull.created_at,
        readyAt: readyAt(event),
        mergedAt: pull.merged_at,
        closedAt: pull.closed_at,
        reopenedAt: event.action === 'reopened' ? pull.updated_at : undefined,
      },
    ],
  };
}

function readyAt({ action, pull_request }: PullRequestEvent) {
  if (action === 'ready_for_review') return pull_request.updated_at;
  if (action === 'opened' && pull_request.draft !== true) {
    return pull_request.created_at;
  }
  return undefined;
}
