import { ChangeFact, Instant } from '@dora-metrics/backstage-plugin-dora-node';
import { isReviewer } from './people';

interface Person {
  id?: string | null;
  uniqueName?: string | null;
}

interface Reviewer extends Person {
  /** 10 and 5 approve, -5 waits for the author, -10 rejects, 0 says nothing yet. */
  vote?: number | null;
  /** A group, which has the vote of one of its members. */
  isContainer?: boolean | null;
}

/** What follows in a message may be the title of the pull request. */
const PULL_REQUEST = /\bpull request\b/i;
/** How messages speak of votes, whatever the reviewer thinks. */
const VOTED = /\b(?:approved|rejected|waiting for the author|voted on)\b/i;
const DISAPPROVED = /\b(?:rejected|waiting for the author)\b/i;

/**
 * What an update of a pull request says of its review. Votes have no time, and
 * each update repeats all of them: only its message tells that one was just
 * given.
 */
export function reviewBy(update: {
  at: Instant;
  message: string | null | undefined;
  author: Person | null | undefined;
  reviewers: (Reviewer | null | undefined)[];
}): Partial<ChangeFact> {
  const { at, message, author, reviewers } = update;
  const words = message?.split(PULL_REQUEST, 1)[0] ?? '';
  if (message && !VOTED.test(words)) return {};
  const votes = reviewers
    .filter(reviewer => !reviewer?.isContainer && isReviewer(reviewer, author))
    .map(reviewer => reviewer?.vote ?? 0);
  if (!votes.some(vote => vote !== 0)) return {};
  const isApproval = votes.some(vote => vote > 0) && !DISAPPROVED.test(words);
  return { firstReviewAt: at, approvedAt: isApproval ? at : undefined };
}
