import {
  ChangeFact,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { z } from 'zod/v3';
import { httpUrl } from '../reading/addresses';
import { fullSha, titleOf } from '../reading/commits';
import { lenient, lenientText } from '../reading/lenientFields';
import { CDEvent, readContent } from './cdevent';
import { repositoryAtHost } from './repositories';

/** `42`, `#42`, `pr-42`, or whatever ends in `/pull/42` or in `:pr:42`. */
const NUMBER =
  /^(?:[#!]?|.*(?:^|[/:])(?:pr|mr|pull|pulls|pull-?requests?|merge_?-?requests?)[-/#:!])(\d{1,9})$/i;

const contentSchema = z.object({
  description: lenientText,
  uri: lenientText,
  repository: lenient(
    z.object({
      id: lenientText,
      source: lenientText,
      uri: lenientText,
      url: lenientText,
      viewUrl: lenientText,
    }),
  ),
});
type Content = z.output<typeof contentSchema>;

/** A step in the life of a pull or merge request. */
export function parseChange(event: CDEvent): ParseResult {
  const content = readContent(event, contentSchema);
  const number = NUMBER.exec(event.subjectId)?.[1];
  if (!number) {
    return {
      ignored: 'The id of the change is no number of a pull or merge request.',
    };
  }
  const repository = event.extras.repository ?? repositoryOf(content);
  if (!repository) {
    return { ignored: 'The change tells no address of a repository.' };
  }
  return {
    facts: [
      {
        type: 'change',
        at: event.at,
        repository,
        number: Number(number),
        title: titleOf(content.description),
        url: httpUrl(content.uri),
        ...stepOf(event),
      },
    ],
  };
}

function stepOf({ verb, at, extras }: CDEvent): Partial<ChangeFact> {
  switch (verb) {
    case 'created':
      return { openedAt: at };
    case 'reviewed':
      return { firstReviewAt: at };
    case 'merged':
      return { mergedAt: at, mergeCommit: fullSha(extras.revision) };
    default:
      return { closedAt: at };
  }
}

/** Its own address, its source if that is one, or its name at the host that is its source. */
function repositoryOf({ repository }: Content): string | undefined {
  if (!repository) return undefined;
  const { id, source, uri, url, viewUrl } = repository;
  return repositoryAtHost(
    uri,
    url,
    viewUrl,
    source,
    source && id && `${source.replace(/\/$/, '')}/${id}`,
  );
}
