import {
  ChangeFact,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha, titleOf } from '../reading/commits';
import { lenientInstantField, requiredInstantField } from '../reading/fields';
import {
  changeNumber,
  lenient,
  lenientFlag,
  lenientText,
} from '../reading/lenientFields';
import { validate } from '../reading/problems';
import { keyText } from '../reading/texts';
import { BitbucketEvent, htmlLink, repositoryField } from './payload';

const endField = lenient(
  z.object({
    branch: lenient(z.object({ name: lenientText })),
    commit: lenient(z.object({ hash: lenientText })),
  }),
);

function pullRequestSchema(zone: string) {
  return z.object({
    repository: repositoryField,
    pullrequest: z.object({
      id: changeNumber,
      title: lenientText,
      draft: lenientFlag,
      links: htmlLink,
      source: endField,
      destination: endField,
      merge_commit: lenient(z.object({ hash: lenientText })),
      created_on: lenientInstantField(zone),
      updated_on: requiredInstantField(zone),
    }),
  });
}
type PullRequestEvent = z.output<ReturnType<typeof pullRequestSchema>>;

/** A pull request: its whole state, and when the last thing happened to it. */
export function parsePullRequest(
  { name, payload }: BitbucketEvent,
  { assumeTimeZone }: SourceSettings,
): ParseResult {
  const event = validate(pullRequestSchema(assumeTimeZone), payload);
  return { facts: [{ ...describe(event), ...whatHappened(name, event) }] };
}

function describe({
  repository,
  pullrequest: pull,
}: PullRequestEvent): ChangeFact {
  return {
    type: 'change',
    at: pull.updated_on,
    repository,
    number: pull.id,
    title: titleOf(pull.title),
    url: httpUrl(pull.links?.html?.href),
    headRef: keyText(pull.source?.branch?.name),
    // Bitbucket cuts all hashes here to 12 characters, which are no commit.
    headSha: fullSha(pull.source?.commit?.hash),
    baseRef: keyText(pull.destination?.branch?.name),
    openedAt: pull.created_on,
  };
}

function whatHappened(
  name: string,
  { pullrequest: pull }: PullRequestEvent,
): Partial<ChangeFact> {
  switch (name) {
    case 'pullrequest:created':
      return pull.draft ? {} : { readyAt: pull.created_on };
    case 'pullrequest:fulfilled':
      return {
        mergedAt: pull.updated_on,
        mergeCommit: fullSha(pull.merge_commit?.hash),
      };
    case 'pullrequest:rejected':
      return { closedAt: pull.updated_on };
    default:
      return {};
  }
}
