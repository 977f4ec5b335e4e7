import {
  DoraEventSource,
  Instant,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { isJsonOrForm, jsonOf } from '../reading/form';
import { parseIssue } from '../github/issues';
import { parseRelease } from '../github/releases';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { keyText, text } from '../reading/texts';
import { parseForgejoRun } from './forgejoRuns';
import { parsePullRequest } from './pullRequests';
import { parsePush } from './push';
import { parseReview } from './reviews';
import { giteaSignature } from './signature';
import { parseStatus } from './statuses';
import { whyUnused } from './unusedEvents';
import { parseWorkflowJob, parseWorkflowRun } from './workflows';

type EventParser = (
  payload: Record<string, unknown>,
  settings: SourceSettings,
  receivedAt: Instant,
) => ParseResult;

/** Keyed by the X-Gitea-Event header. */
const PARSERS = new Map<string, EventParser>([
  ['push', parsePush],
  ['pull_request', parsePullRequest],
  ['pull_request_approved', parseReview],
  ['pull_request_rejected', parseReview],
  ['pull_request_comment', parseReview],
  ['release', parseRelease],
  ['issues', parseIssue],
  ['status', parseStatus],
  ['workflow_run', parseWorkflowRun],
  ['workflow_job', parseWorkflowJob],
  ['action_run_success', parseForgejoRun],
  ['action_run_recover', parseForgejoRun],
  ['action_run_failure', parseForgejoRun],
]);

/** Forgejo sends all of them, so that receivers for the others understand it. */
const SENDERS = ['gitea', 'forgejo', 'github'];

/** Webhooks of Gitea and Forgejo, which speak GitHub's language in most places. */
export const giteaSource: DoraEventSource = {
  kind: 'gitea',

  authentication: giteaSignature,

  accepts: isJsonOrForm,

  identify: ({ headers }) => {
    const first = (name: string) =>
      SENDERS.map(sender => singleHeader(headers, `x-${sender}-${name}`)).find(
        value => value !== undefined,
      );
    return {
      deliveryId: keyText(first('delivery')),
      event: text(first('event'), 100),
    };
  },

  parse: ({ event, contentType, body, receivedAt }, settings) => {
    const parser = PARSERS.get(event ?? '');
    return parser
      ? parser(
          decodeJsonObject(jsonOf(contentType, body)),
          settings,
          receivedAt,
        )
      : { ignored: whyUnused(event) };
  },
};
