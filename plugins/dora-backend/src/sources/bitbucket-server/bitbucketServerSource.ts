import {
  DoraEventSource,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { bitbucketSignature } from '../bitbucketSignature';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { keyText, text } from '../reading/texts';
import { BitbucketServerEvent } from './payload';
import { parsePullRequest } from './pullRequests';
import { parseRefsChanged } from './push';
import { parseComment, parseReview } from './reviews';

/** Keyed by the X-Event-Key header, which bodies repeat as `eventKey`. */
const PARSERS = new Map<string, (event: BitbucketServerEvent) => ParseResult>([
  ['repo:refs_changed', parseRefsChanged],
  ['pr:opened', parsePullRequest],
  ['pr:modified', parsePullRequest],
  ['pr:from_ref_updated', parsePullRequest],
  ['pr:to_ref_updated', parsePullRequest],
  ['pr:merged', parsePullRequest],
  ['pr:declined', parsePullRequest],
  ['pr:deleted', parsePullRequest],
  ['pr:reopened', parsePullRequest],
  ['pr:reviewer:approved', parseReview],
  ['pr:reviewer:needs_work', parseReview],
  ['pr:reviewer:changes_requested', parseReview],
  ['pr:comment:added', parseComment],
]);

/** Webhooks of Bitbucket Data Center and Server. */
export const bitbucketServerSource: DoraEventSource = {
  kind: 'bitbucket-server',

  authentication: bitbucketSignature,

  accepts: () => true,

  identify: ({ headers }) => ({
    deliveryId: keyText(singleHeader(headers, 'x-request-id')),
    event: text(singleHeader(headers, 'x-event-key'), 100),
  }),

  parse: ({ event, body }, settings) => {
    if (event === 'diagnostics:ping') {
      return {
        ignored: 'Bitbucket tests the connection: the webhook is set up.',
      };
    }
    const payload = decodeJsonObject(body);
    const name = event ?? payload.eventKey;
    const parser = typeof name === 'string' ? PARSERS.get(name) : undefined;
    return typeof name === 'string' && parser
      ? parser({ name, payload, settings })
      : { ignored: whyUnused(name) };
  },
};

function whyUnused(name: unknown): string {
  return typeof name === 'string' && /^[a-z_:]{1,50}$/.test(name)
    ? `Bitbucket's "${name}" events are not used for metrics.`
    : 'There is no X-Event-Key header, so this is not a webhook of Bitbucket.';
}
