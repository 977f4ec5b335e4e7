import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { lenientText } from '../reading/lenientFields';
import {
  githubInstant,
  githubNumber,
  githubRepository,
  timeOfEvent,
} from '../github/payload';
import { validate } from '../reading/problems';

const userSchema = z.object({ login: lenientText }).nullish();

const reviewSchema = z.object({
  repository: githubRepository,
  pull_request: z.object({
    number: githubNumber,
    user: userSchema,
    updated_at: githubInstant,
  }),
  sender: userSchema,
  review: z.object({ type: lenientText }).nullish(),
});

/** A review, which is made by the sender of the event. No name is ever kept. */
export function parseReview(payload: Record<string, unknown>): ParseResult {
  const { repository, pull_request, sender, review } = validate(
    reviewSchema,
    payload,
  );
  if (!review) return { ignored: 'The event tells of no review.' };
  const author = pull_request.user?.login;
  if (author && author === sender?.login) {
    return {
      ignored: 'Authors commenting on their own pull request do not review it.',
    };
  }
  // A review changes the pull request and has no time of its own.
  const at = timeOfEvent(pull_request.updated_at);
  const isApproval = /approved$/i.test((review.type ?? '').slice(-20));
  return {
    facts: [
      {
        type: 'change',
        at,
        repository,
        number: pull_request.number,
        firstReviewAt: at,
        approvedAt: isApproval ? at : undefined,
      },
    ],
  };
}
