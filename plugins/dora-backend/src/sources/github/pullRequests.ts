import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../addresses';
import { fullSha, titleOf } from '../commits';
import { optionalText } from '../fields';
import { validate } from '../problems';
import { keyText } from '../texts';
import {
  githubInstant,
  githubNumber,
  githubRepository,
  timeOfEvent,
} from './payload';

const branchSchema = z.object({ ref: optionalText, sha: optionalText });

const pullRequestSchema = z.object({
  action: z.string(),
  repository: githubRepository,
  pull_request: z.object({
    number: githubNumber,
    title: optionalText,
    html_url: optionalText,
    draft: z.boolean().nullish(),
    merged: z.boolean().nullish(),
    merge_commit_sha: optionalText,
    created_at: githubInstant,
    updated_at: githubInstant,
    merged_at: githubInstant,
    closed_at: githubInstant,
    head: branchSchema,
    base: branchSchema,
  }),
});
type PullRequestEvent = z.infer<typeof pullRequestSchema>;

const userSchema = z
  .object({ login: optionalText, type: optionalText })
  .nullish();

const reviewSchema = z.object({
  action: z.string(),
  repository: githubRepository,
  pull_request: z.object({ number: githubNumber, user: userSchema }),
  review: z.object({
    state: z.string(),
    submitted_at: githubInstant,
    user: userSchema,
  }),
});
type ReviewEvent = z.infer<typeof reviewSchema>;

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
        headRef: keyText(pull.head.ref),
        headSha: fullSha(pull.head.sha),
        baseRef: keyText(pull.base.ref),
        // Before the merge this is a trial merge that reaches no branch.
        mergeCommit: isMerged ? fullSha(pull.merge_commit_sha) : undefined,
        openedAt: pull.created_at,
        readyAt: readyAt(event),
        mergedAt: pull.merged_at,
        closedAt: pull.closed_at,
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

/** A review by another person than the author. No name is ever kept. */
export function parsePullRequestReview(
  payload: Record<string, unknown>,
): ParseResult {
  const event = validate(reviewSchema, payload);
  const why = whyReviewIsIgnored(event);
  if (why) return { ignored: why };
  const { review } = event;
  const isApproval = review.state.toLowerCase() === 'approved';
  return {
    facts: [
      {
        type: 'change',
        at: timeOfEvent(review.submitted_at),
        repository: event.repository,
        number: event.pull_request.number,
        firstReviewAt: review.submitted_at,
        approvedAt: isApproval ? review.submitted_at : undefined,
      },
    ],
  };
}

function whyReviewIsIgnored(event: ReviewEvent): string | undefined {
  const { action, review, pull_request } = event;
  if (action !== 'submitted') {
    return 'Only the submission of a review counts, not later changes to it.';
  }
  if (review.user?.type === 'Bot') {
    return 'The review comes from an app; people still wait for a person.';
  }
  const author = pull_request.user?.login;
  if (author && author === review.user?.login) {
    return 'Authors commenting on their own pull request do not review it.';
  }
  return undefined;
}
