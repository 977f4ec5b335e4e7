import {
  ChangeFact,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha, titleOf } from '../reading/commits';
import { lenientInstantField, startOfList } from '../reading/fields';
import {
  changeNumber,
  lenient,
  lenientFlag,
  lenientText,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { keyText } from '../reading/texts';
import { eventTimeField, ServiceHook } from './envelope';
import { personFields } from './people';
import { repositoryField } from './repository';
import { reviewBy } from './votes';

const MAX_REVIEWERS = 1000;
const BRANCH = /^refs\/heads\//;

const commitField = lenient(z.object({ commitId: lenientText }));

const reviewerField = lenient(
  z.object({
    ...personFields,
    vote: lenient(z.number()),
    isContainer: lenientFlag,
  }),
);

function pullRequestSchema(hook: ServiceHook) {
  const zone = hook.settings.assumeTimeZone;
  return z.object({
    eventType: z.string(),
    createdDate: eventTimeField(hook.settings),
    message: lenient(z.object({ text: lenientText })),
    resource: z.object({
      repository: repositoryField,
      pullRequestId: changeNumber,
      status: lenientText,
      isDraft: lenientFlag,
      title: lenientText,
      createdBy: lenient(z.object(personFields)),
      creationDate: lenientInstantField(zone),
      closedDate: lenientInstantField(zone),
      sourceRefName: lenientText,
      targetRefName: lenientText,
      lastMergeSourceCommit: commitField,
      lastMergeCommit: commitField,
      reviewers: lenient(startOfList(reviewerField, MAX_REVIEWERS)),
      _links: lenient(
        z.object({ web: lenient(z.object({ href: lenientText })) }),
      ),
    }),
  });
}
type PullRequestEvent = z.output<ReturnType<typeof pullRequestSchema>>;

/** A pull request: its whole state, and the vote that an update may be. */
export function parsePullRequest(hook: ServiceHook): ParseResult {
  const event = validate(pullRequestSchema(hook), hook.payload);
  const pull = event.resource;
  return {
    facts: [
      {
        type: 'change',
        at: event.createdDate,
        repository: pull.repository.address,
        number: pull.pullRequestId,
        title: titleOf(pull.title),
        url: httpUrl(pull._links?.web?.href),
        headRef: keyText(pull.sourceRefName?.replace(BRANCH, '')),
        headSha: fullSha(pull.lastMergeSourceCommit?.commitId),
        baseRef: keyText(pull.targetRefName?.replace(BRANCH, '')),
        openedAt: pull.creationDate,
        readyAt: readyAt(event),
        reopenedAt: reopenedAt(event),
        ...endOf(pull),
        ...(event.eventType === 'git.pullrequest.updated'
          ? reviewBy({
              at: event.createdDate,
              message: event.message?.text,
              author: pull.createdBy,
              reviewers: pull.reviewers ?? [],
            })
          : {}),
      },
    ],
  };
}

function readyAt({
  eventType,
  createdDate,
  message,
  resource,
}: PullRequestEvent) {
  if (resource.isDraft === true) return undefined;
  if (eventType === 'git.pullrequest.created') return resource.creationDate;
  // Only the message tells that what was a draft is one no longer.
  const isPublished = /\bpublished (?:the )?pull request\b/.test(
    message?.text ?? '',
  );
  return isPublished ? createdDate : undefined;
}

/** Only the message tells that an abandoned pull request is active again. */
function reopenedAt({ createdDate, message, resource }: PullRequestEvent) {
  const isReactivated =
    resource.status === 'active' &&
    /\breactivated (?:the )?pull request\b/.test(message?.text ?? '');
  return isReactivated ? createdDate : undefined;
}

/** Before a pull request is completed, its merge commits are trials that reach no branch. */
function endOf(pull: PullRequestEvent['resource']): Partial<ChangeFact> {
  switch (pull.status) {
    case 'completed':
      return {
        mergedAt: pull.closedDate,
        mergeCommit: fullSha(pull.lastMergeCommit?.commitId),
      };
    case 'abandoned':
      return { closedAt: pull.closedDate };
    default:
      return {};
  }
}
