import {
  DoraEventSource,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { keyText, text } from '../reading/texts';
import { parseDeployment } from './deployments';
import { parseIssue } from './issues';
import { parseJob } from './jobs';
import { parseMergeRequest } from './mergeRequests';
import { parseNote } from './notes';
import { GitlabEvent } from './payload';
import { parsePipeline } from './pipelines';
import { parsePush } from './push';
import { parseRelease } from './releases';

/** Keyed by the `object_kind` of the body. */
const PARSERS = new Map<string, (event: GitlabEvent) => ParseResult>([
  ['push', parsePush],
  ['merge_request', parseMergeRequest],
  ['note', parseNote],
  ['pipeline', parsePipeline],
  ['build', parseJob],
  ['deployment', parseDeployment],
  ['release', parseRelease],
  ['issue', parseIssue],
  ['work_item', parseIssue],
]);

/** Webhooks of projects and groups of GitLab.com and self-managed GitLab. */
export const gitlabSource: DoraEventSource = {
  kind: 'gitlab',

  authentication: { scheme: 'gitlab' },

  accepts: () => true,

  // X-Gitlab-Event-UUID is shared by all hooks that one event sets off, and by
  // the events that follow from it, so it does not tell deliveries apart.
  identify: ({ headers }) => ({
    deliveryId: keyText(
      singleHeader(headers, 'idempotency-key') ??
        singleHeader(headers, 'webhook-id'),
    ),
    event: text(singleHeader(headers, 'x-gitlab-event'), 100),
  }),

  parse: ({ event, body, receivedAt }, settings) => {
    if (event === 'System Hook') {
      return {
        ignored:
          'System hooks are not used; add a webhook to the group or the project.',
      };
    }
    const payload = decodeJsonObject(body);
    const kind = payload.object_kind;
    const parser = typeof kind === 'string' ? PARSERS.get(kind) : undefined;
    return parser
      ? parser({ payload, settings, receivedAt })
      : { ignored: whyUnused(kind ?? payload.event_name) };
  },
};

function whyUnused(kind: unknown): string {
  if (kind === 'tag_push') {
    return 'Only pushes to branches are used, not those of tags.';
  }
  return typeof kind === 'string' && /^[a-z_]{1,50}$/.test(kind)
    ? `GitLab's "${kind}" events are not used for metrics.`
    : 'The body has no object_kind, so it is not what GitLab sends without a custom template.';
}
