import {
  ChangeFact,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha, titleOf } from '../reading/commits';
import {
  lenientInstantField,
  requiredInstantField,
  startOfList,
} from '../reading/fields';
import {
  changeNumber,
  lenient,
  lenientFlag,
  lenientText,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { keyText } from '../reading/texts';
import {
  BitbucketServerEvent,
  NO_ADDRESS,
  repositoryField,
  repositoryOf,
} from './payload';

const MAX_LINKS = 10;

const refFields = {
  displayId: lenientText,
  latestCommit: lenientText,
};

function pullRequestSchema(zone: string) {
  return z.object({
    date: requiredInstantField(zone),
    pullRequest: z.object({
      id: changeNumber,
      title: lenientText,
      draft: lenientFlag,
      createdDate: lenientInstantField(zone),
      closedDate: lenientInstantField(zone),
      fromRef: lenient(z.object(refFields)),
      toRef: z.object({ ...refFields, repository: repositoryField }),
      properties: lenient(
        z.object({ mergeCommit: lenient(z.object({ id: lenientText })) }),
      ),
      links: lenient(
        z.object({
          self: lenient(
            startOfList(lenient(z.object({ href: lenientText })), MAX_LINKS),
          ),
        }),
      ),
    }),
  });
}
type PullRequestEvent = z.output<ReturnType<typeof pullRequestSchema>>;

/** A pull request: its whole state, and when the last thing happened to it. */
export function parsePullRequest({
  name,
  payload,
  settings,
}: BitbucketServerEvent): ParseResult {
  const event = validate(pullRequestSchema(settings.assumeTimeZone), payload);
  const pull = event.pullRequest;
  const repository = repositoryOf(pull.toRef.repository, settings);
  if (!repository) return { ignored: NO_ADDRESS };
  return {
    facts: [
      {
        type: 'change',
        at: event.date,
        repository,
        number: pull.id,
        title: titleOf(pull.title),
        url: httpUrl(pull.links?.self?.[0]?.href),
        headRef: keyText(pull.fromRef?.displayId),
        headSha: fullSha(pull.fromRef?.latestCommit),
        baseRef: keyText(pull.toRef.displayId),
        openedAt: pull.createdDate,
        ...whatHappened(name, event),
      },
    ],
  };
}

function whatHappened(
  name: string,
  { date, pullRequest: pull }: PullRequestEvent,
): Partial<ChangeFact> {
  switch (name) {
    case 'pr:opened':
      return pull.draft ? {} : { readyAt: pull.createdDate };
    case 'pr:merged':
      return {
        mergedAt: pull.closedDate ?? date,
        mergeCommit: fullSha(pull.properties?.mergeCommit?.id),
      };
    case 'pr:declined':
    case 'pr:deleted':
      return { closedAt: pull.closedDate ?? date };
    case 'pr:reopened':
      return { reopenedAt: date };
    default:
      return {};
  }
}
