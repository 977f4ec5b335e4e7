import {
  DoraEventSource,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { bitbucketSignature } from '../bitbucketSignature';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { keyText, text } from '../reading/texts';
import { parseCommitStatus } from './commitStatuses';
import { BitbucketEvent } from './payload';
import { parsePullRequest } from './pullRequests';
import { parsePush } from './push';
import { parseApproval, parseChangesRequest, parseComment } from './reviews';

type EventParser = (
  event: BitbucketEvent,
  settings: SourceSettings,
) => ParseResult;

/** Keyed by the X-Event-Key header. */
const PARSERS = new Map<string, EventParser>([
  ['repo:push', parsePush],
  ['repo:commit_status_created', parseCommitStatus],
  ['repo:commit_status_updated', parseCommitStatus],
  ['pullrequest:created', parsePullRequest],
  ['pullrequest:updated', parsePullRequest],
  ['pullrequest:fulfilled', parsePullRequest],
  ['pullrequest:rejected', parsePullRequest],
  ['pullrequest:unapproved', parsePullRequest],
  ['pullrequest:approved', parseApproval],
  ['pullrequest:changes_request_created', parseChangesRequest],
  ['pullrequest:comment_created', parseComment],
]);

/** Webhooks of repositories and workspaces of Bitbucket Cloud. */
export const bitbucketCloudSource: DoraEventSource = {
  kind: 'bitbucket-cloud',

  authentication: bitbucketSignature,

  accepts: () => true,

  identify: ({ headers }) => ({
    deliveryId: keyText(singleHeader(headers, 'x-request-uuid')),
    event: text(singleHeader(headers, 'x-event-key'), 100),
  }),

  parse: ({ event, body, receivedAt }, settings) => {
    const parser = PARSERS.get(event ?? '');
    if (!event || !parser) return { ignored: whyUnused(event) };
    const payload = decodeJsonObject(body);
    return parser({ name: event, payload, receivedAt }, settings);
  },
};

function whyUnused(event: string | null): string {
  return event && /^[a-z_:]{1,50}$/.test(event)
    ? `Bitbucket's "${event}" events are not used for metrics.`
    : 'There is no X-Event-Key header, so this is not a webhook of Bitbucket.';
}
