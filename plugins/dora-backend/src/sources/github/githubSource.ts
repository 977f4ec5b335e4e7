import {
  DoraEventSource,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { singleHeader } from '../headers';
import { decodeJsonObject } from '../json';
import { keyText, text } from '../texts';
import { parseDeployment, parseDeploymentStatus } from './deployments';
import { decodePayloadForm } from './form';
import { parsePullRequest, parsePullRequestReview } from './pullRequests';
import { parsePush } from './push';
import { parseWorkflowJob, parseWorkflowRun } from './workflows';

type EventParser = (payload: Record<string, unknown>) => ParseResult;

const FORM = 'application/x-www-form-urlencoded';

/** Keyed by the X-GitHub-Event header. */
const PARSERS = new Map<string, EventParser>([
  ['push', parsePush],
  ['pull_request', parsePullRequest],
  ['pull_request_review', parsePullRequestReview],
  ['deployment', parseDeployment],
  ['deployment_status', parseDeploymentStatus],
  ['workflow_job', parseWorkflowJob],
  ['workflow_run', parseWorkflowRun],
]);

/** Webhooks of GitHub.com and GitHub Enterprise Server. */
export const githubSource: DoraEventSource = {
  kind: 'github',

  authentication: {
    scheme: 'hmac-sha256',
    header: 'x-hub-signature-256',
    prefix: 'sha256=',
  },

  accepts: contentType => {
    const [type, ...parameters] = splitContentType(contentType);
    const isOtherCharset = parameters.some(
      parameter => /^charset=/.test(parameter) && !/utf-?8/.test(parameter),
    );
    return (type === 'application/json' || type === FORM) && !isOtherCharset;
  },

  identify: ({ headers }) => ({
    deliveryId: keyText(singleHeader(headers, 'x-github-delivery')),
    event: text(singleHeader(headers, 'x-github-event'), 100),
  }),

  parse: ({ event, contentType, body }) => {
    if (event === 'ping') {
      return { ignored: 'GitHub says hello: the webhook is set up correctly.' };
    }
    const parser = PARSERS.get(event ?? '');
    if (!parser) return { ignored: whyUnused(event) };
    const isForm = splitContentType(contentType)[0] === FORM;
    return parser(decodeJsonObject(isForm ? decodePayloadForm(body) : body));
  },
};

function splitContentType(contentType: string | null | undefined): string[] {
  return (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map(part => part.trim());
}

function whyUnused(event: string | null): string {
  return event
    ? `GitHub's "${text(event, 50)}" events are not used for metrics.`
    : 'There is no X-GitHub-Event header, so this is not a webhook of GitHub.';
}
