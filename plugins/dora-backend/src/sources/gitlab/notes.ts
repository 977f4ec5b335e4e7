import { ParseResult } from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { requiredInstantField } from '../reading/fields';
import {
  changeNumber,
  lenientFlag,
  lenientId,
  lenientText,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { GitlabEvent, repositoryOf, userField, whyNoReview } from './payload';

const noteSchema = z.object({
  object_attributes: z.object({
    noteable_type: lenientText,
    system: lenientFlag,
  }),
});

function commentSchema(zone: string) {
  return z.object({
    user: userField,
    object_attributes: z.object({
      author_id: lenientId,
      created_at: requiredInstantField(zone),
    }),
    merge_request: z.object({ iid: changeNumber, author_id: lenientId }),
  });
}

/** A comment on a merge request by another person than its author. */
export function parseNote({ payload, settings }: GitlabEvent): ParseResult {
  const { noteable_type, system } = validate(
    noteSchema,
    payload,
  ).object_attributes;
  if (noteable_type !== 'MergeRequest') {
    return { ignored: 'Only comments on merge requests are used.' };
  }
  if (system === true) {
    return { ignored: 'GitLab itself wrote the comment.' };
  }
  const note = validate(commentSchema(settings.assumeTimeZone), payload);
  const { author_id, created_at } = note.object_attributes;
  const author = note.merge_request.author_id;
  const ignored = whyNoReview(
    { ...note.user, id: author_id ?? note.user?.id },
    author,
  );
  if (ignored) return { ignored };
  return {
    facts: [
      {
        type: 'change',
        at: created_at,
        repository: repositoryOf(payload),
        number: note.merge_request.iid,
        firstReviewAt: created_at,
      },
    ],
  };
}
