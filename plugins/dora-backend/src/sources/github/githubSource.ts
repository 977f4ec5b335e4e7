import {
  DoraEventSource,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import { isJsonOrForm, jsonOf } from '../reading/form';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { keyText, text } from '../reading/texts';
import { parseCheckRun } from './checkRuns';
import { parseDeployment, parseDeploymentStatus } from './deployments';
import { parseIssue } from './issues';
import { parsePackage } from './packages';
import { parsePullRequest } from './pullRequests';
import { parsePush } from './push';
import { parseRelease } from './releases';
import { parseReview, parseReviewComment } from './reviews';
import { parseStatus } from './statuses';
import { whyUnused } from './unusedEvents';
import { parseWorkflowJob, parseWorkflowRun } from './workflows';

type EventParser = (
  payload: Record<string, unknown>,
  settings: SourceSettings,
) => ParseResult;

/** Keyed by the X-GitHub-Event header. */
const PARSERS = new Map<string, EventParser>([
  ['push', parsePush],
  ['pull_request', parsePullRequest],
  ['pull_request_review', parseReview],
  ['pull_request_review_comment', parseReviewComment],
  ['deployment', parseDeployment],
  ['deployment_status', parseDeploymentStatus],
  ['release', parseRelease],
  ['workflow_job', parseWorkflowJob],
  ['workflow_run', parseWorkflowRun],
  ['check_run', parseCheckRun],
  ['status', parseStatus],
  ['issues', parseIssue],
  ['package', parsePackage],
  ['registry_package', parsePackage],
]);

/** Webhooks of GitHub.com and GitHub Enterprise Server. */
export const githubSource: DoraEventSource = {
  kind: 'github',

  authentication: {
    scheme: 'hmac-sha256',
    header: 'x-hub-signature-256',
    prefix: 'sha256=',
  },

  accepts: isJsonOrForm,

  identify: ({ headers }) => ({
    deliveryId: keyText(singleHeader(headers, 'x-github-delivery')),
    event: text(singleHeader(headers, 'x-github-event'), 100),
  }),

  parse: ({ event, contentType, body }, settings) => {
    const parser = PARSERS.get(event ?? '');
    return parser
      ? parser(decodeJsonObject(jsonOf(contentType, body)), settings)
      : { ignored: whyUnused(event) };
  },
};
