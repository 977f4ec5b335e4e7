import {
  ChangeFact,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import {
  githubInstant,
  githubNumber,
  githubRepository,
  timeOfEvent,
} from './payload';

const userSchema = z
  .object({ login: lenientText, type: lenientText })
  .nullish();
type User = z.infer<typeof userSchema>;

const eventFields = {
  action: z.string(),
  repository: githubRepository,
  pull_request: z.object({ number: githubNumber, user: userSchema }),
};

const reviewSchema = z.object({
  ...eventFields,
  review: z.object({
    state: z.string(),
    submitted_at: githubInstant,
    user: userSchema,
  }),
});

const commentSchema = z.object({
  ...eventFields,
  comment: z.object({
    created_at: githubInstant,
    updated_at: githubInstant,
    user: userSchema,
  }),
});

/** A review by another person than the author. No name is ever kept. */
export function parseReview(payload: Record<string, unknown>): ParseResult {
  const event = validate(reviewSchema, payload);
  if (event.action !== 'submitted') {
    return {
      ignored:
        'Only the submission of a review counts, not later changes to it.',
    };
  }
  const { review } = event;
  const ignored = whyNoReview(review.user, event.pull_request.user);
  if (ignored) return { ignored };
  const at = timeOfEvent(review.submitted_at);
  const isApproval = review.state.toLowerCase() === 'approved';
  return {
    facts: [
      { ...reviewed(event, at), approvedAt: isApproval ? at : undefined },
    ],
  };
}

/** A comment on a line of the change, which is part of a review. */
export function parseReviewComment(
  payload: Record<string, unknown>,
): ParseResult {
  const event = validate(commentSchema, payload);
  if (event.action !== 'created') {
    return {
      ignored: 'Only the first writing of a comment counts, not later changes.',
    };
  }
  const { comment } = event;
  const ignored = whyNoReview(comment.user, event.pull_request.user);
  if (ignored) return { ignored };
  // Drafted earlier, it was seen by others when the review was submitted.
  const at = timeOfEvent(comment.updated_at, comment.created_at);
  return { facts: [reviewed(event, at)] };
}

function reviewed(
  event: { repository: string; pull_request: { number: number } },
  at: number,
): ChangeFact {
  return {
    type: 'change',
    at,
    repository: event.repository,
    number: event.pull_request.number,
    firstReviewAt: at,
  };
}

function whyNoReview(reviewer: User, author: User): string | undefined {
  if (reviewer?.type === 'Bot') {
    return 'The review comes from an app; people still wait for a person.';
  }
  if (author?.login && author.login === reviewer?.login) {
    return 'Authors commenting on their own pull request do not review it.';
  }
  return undefined;
}
