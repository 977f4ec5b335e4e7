import { Instant, ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { requiredInstantField } from '../reading/fields';
import { changeNumber, lenient } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import {
  BitbucketServerEvent,
  NO_ADDRESS,
  repositoryField,
  repositoryOf,
  userField,
  whyNoReview,
} from './payload';

const personField = lenient(z.object({ user: userField }));

const aboutSchema = z.object({
  actor: userField,
  participant: personField,
  pullRequest: z.object({
    id: changeNumber,
    author: personField,
    toRef: z.object({ repository: repositoryField }),
  }),
});

/** What a reviewer thinks, who is not the author. */
export function parseReview(event: BitbucketServerEvent): ParseResult {
  const { payload, settings } = event;
  const schema = z.object({
    date: requiredInstantField(settings.assumeTimeZone),
  });
  const { date } = validate(schema, payload);
  const isApproval = event.name === 'pr:reviewer:approved';
  return reviewed(event, date, isApproval ? { approvedAt: date } : {});
}

/** A comment by another person than the author. */
export function parseComment(event: BitbucketServerEvent): ParseResult {
  const zone = event.settings.assumeTimeZone;
  const schema = z.object({
    comment: z.object({ createdDate: requiredInstantField(zone) }),
  });
  const { comment } = validate(schema, event.payload);
  return reviewed(event, comment.createdDate);
}

function reviewed(
  { payload, settings }: BitbucketServerEvent,
  at: Instant,
  approval: { approvedAt?: Instant } = {},
): ParseResult {
  const { actor, participant, pullRequest } = validate(aboutSchema, payload);
  const ignored = whyNoReview(
    participant?.user ?? actor,
    pullRequest.author?.user,
  );
  if (ignored) return { ignored };
  const repository = repositoryOf(pullRequest.toRef.repository, settings);
  if (!repository) return { ignored: NO_ADDRESS };
  return {
    facts: [
      {
        type: 'change',
        at,
        repository,
        number: pullRequest.id,
        firstReviewAt: at,
        ...approval,
      },
    ],
  };
}
