import {
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl, repositoryAt } from '../reading/addresses';
import { fullSha, titleOf } from '../reading/commits';
import { lenientInstantField, requiredInstantField } from '../reading/fields';
import { lenientText } from '../reading/lenientFields';
import { numberField } from '../generic/genericFields';
import { validate } from '../reading/problems';
import { keyText } from '../reading/texts';

/** What follows the repository in the address of a pull or merge request. */
const REQUEST =
  /\/(?:-\/)?(?:pulls?|pullrequest|pull-requests|merge_requests)\/\d.*$/i;

function pullRequestSchema(zone: string) {
  return z.object({
    pullrequestkey: numberField,
    baserepoid: lenientText,
    url: lenientText,
    displaytitle: lenientText,
    title: lenientText,
    createddate: requiredInstantField(zone),
    mergeddate: lenientInstantField(zone),
    closeddate: lenientInstantField(zone),
    mergecommitsha: lenientText,
    headref: lenientText,
    baseref: lenientText,
    headcommitsha: lenientText,
  });
}

/** A pull request as it is now. Reviews, and when it was ready, are not told. */
export function parsePullRequest(
  body: unknown,
  settings: SourceSettings,
): ParseResult {
  const told = validate(pullRequestSchema(settings.assumeTimeZone), body);
  const url = httpUrl(told.url);
  const repository = repositoryAt(url?.replace(REQUEST, ''), told.baserepoid);
  if (!repository) {
    return {
      ignored:
        'Neither the url nor the baseRepoId is the address of a repository.',
    };
  }
  const { createddate, mergeddate, closeddate } = told;
  return {
    facts: [
      {
        type: 'change',
        at: Math.max(createddate, mergeddate ?? 0, closeddate ?? 0),
        repository,
        number: told.pullrequestkey,
        title: titleOf(told.displaytitle ?? told.title),
        url,
        headRef: keyText(told.headref),
        headSha: fullSha(told.headcommitsha),
        baseRef: keyText(told.baseref),
        mergeCommit: mergeddate ? fullSha(told.mergecommitsha) : undefined,
        openedAt: createddate,
        mergedAt: mergeddate,
        closedAt: closeddate,
      },
    ],
  };
}
