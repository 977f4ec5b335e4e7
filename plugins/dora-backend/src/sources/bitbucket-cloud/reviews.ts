import {
  Instant,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { requiredInstantField } from '../reading/fields';
import { changeNumber } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import {
  BitbucketEvent,
  repositoryField,
  userField,
  whyNoReview,
} from './payload';

const aboutSchema = z.object({
  repository: repositoryField,
  pullrequest: z.object({ id: changeNumber, author: userField }),
});

function judgementField(zone: string) {
  return z.object({ date: requiredInstantField(zone), user: userField });
}

/** An approval by another person than the author. */
export function parseApproval(
  { payload }: BitbucketEvent,
  { assumeTimeZone }: SourceSettings,
): ParseResult {
  const schema = z.object({ approval: judgementField(assumeTimeZone) });
  const { date, user } = validate(schema, payload).approval;
  return reviewed(payload, user, date, { approvedAt: date });
}

/** A reviewer wants something changed first. */
export function parseChangesRequest(
  { payload }: BitbucketEvent,
  { assumeTimeZone }: SourceSettings,
): ParseResult {
  const schema = z.object({ changes_request: judgementField(assumeTimeZone) });
  const { date, user } = validate(schema, payload).changes_request;
  return reviewed(payload, user, date);
}

/** A comment by another person than the author. */
export function parseComment(
  { payload }: BitbucketEvent,
  { assumeTimeZone }: SourceSettings,
): ParseResult {
  const schema = z.object({
    comment: z.object({
      created_on: requiredInstantField(assumeTimeZone),
      user: userField,
    }),
  });
  const { created_on, user } = validate(schema, payload).comment;
  return reviewed(payload, user, created_on);
}

function reviewed(
  payload: Record<string, unknown>,
  user: z.infer<typeof userField>,
  at: Instant,
  approval: { approvedAt?: Instant } = {},
): ParseResult {
  const { repository, pullrequest } = validate(aboutSchema, payload);
  const ignored = whyNoReview(user, pullrequest.author);
  if (ignored) return { ignored };
  return {
    facts: [
      {
        type: 'change',
        at,
        repository,
        number: pullrequest.id,
        firstReviewAt: at,
        ...approval,
      },
    ],
  };
}
