import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { requiredInstantField } from '../reading/fields';
import { changeNumber, lenient, lenientText } from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { ServiceHook } from './envelope';
import { isReviewer, personFields } from './people';
import { repositoryField } from './repository';

const personField = lenient(z.object(personFields));

function commentSchema(zone: string) {
  return z.object({
    resource: z.object({
      comment: z.object({
        author: personField,
        commentType: lenientText,
        publishedDate: requiredInstantField(zone),
      }),
      pullRequest: z.object({
        pullRequestId: changeNumber,
        createdBy: personField,
        repository: repositoryField,
      }),
    }),
  });
}

/** A comment on a pull request by another person than its author. */
export function parseComment({ payload, settings }: ServiceHook): ParseResult {
  const { comment, pullRequest } = validate(
    commentSchema(settings.assumeTimeZone),
    payload,
  ).resource;
  if (
    comment.commentType === 'system' ||
    !isReviewer(comment.author, pullRequest.createdBy)
  ) {
    return {
      ignored: 'The author, or Azure DevOps itself, wrote the comment.',
    };
  }
  return {
    facts: [
      {
        type: 'change',
        at: comment.publishedDate,
        repository: pullRequest.repository.address,
        number: pullRequest.pullRequestId,
        firstReviewAt: comment.publishedDate,
      },
    ],
  };
}
