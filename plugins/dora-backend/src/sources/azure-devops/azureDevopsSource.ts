import {
  DoraEventSource,
  ParseResult,
} from '@dora-metrics/backstage-plugin-dora-node';
import { decodeJsonObject } from '../reading/json';
import { keyText, text } from '../reading/texts';
import { parseBuild } from './builds';
import { parseComment } from './comments';
import { envelopeOf, ServiceHook } from './envelope';
import { parseJobState, parseRunState, parseStageState } from './pipelines';
import { parsePullRequest } from './pullRequests';
import { parsePush } from './push';
import { parseReleaseDeployment } from './releases';

/** Keyed by the `eventType` of the body. */
const PARSERS = new Map<string, (hook: ServiceHook) => ParseResult>([
  ['git.push', parsePush],
  ['git.pullrequest.created', parsePullRequest],
  ['git.pullrequest.updated', parsePullRequest],
  ['git.pullrequest.merged', parsePullRequest],
  ['ms.vss-code.git-pullrequest-comment-event', parseComment],
  ['build.complete', parseBuild],
  ['ms.vss-pipelines.run-state-changed-event', parseRunState],
  ['ms.vss-pipelines.stage-state-changed-event', parseStageState],
  ['ms.vss-pipelines.job-state-changed-event', parseJobState],
  ['ms.vss-release.deployment-started-event', parseReleaseDeployment],
  ['ms.vss-release.deployment-completed-event', parseReleaseDeployment],
  // What Microsoft's documentation calls both of them.
  ['ms.azure-devops-release.deployment-started-event', parseReleaseDeployment],
  [
    'ms.azure-devops-release.deployment-completed-event',
    parseReleaseDeployment,
  ],
]);

/** What a test in the settings of Azure DevOps calls its subscription. */
const NO_SUBSCRIPTION = /^[0-]*$/;

/** Service hooks of Azure DevOps Services and Azure DevOps Server. */
export const azureDevopsSource: DoraEventSource = {
  kind: 'azure-devops',

  authentication: { scheme: 'basic' },

  accepts: () => true,

  identify: ({ body }) => {
    const envelope = tryToRead(body);
    const { subscriptionId, notificationId } = envelope ?? {};
    const isNumbered =
      subscriptionId &&
      !NO_SUBSCRIPTION.test(subscriptionId) &&
      typeof notificationId === 'number';
    return {
      deliveryId: isNumbered
        ? keyText(`${subscriptionId}:${notificationId}`)
        : undefined,
      event: text(envelope?.eventType, 100),
    };
  },

  parse: ({ body }, settings) => {
    const payload = decodeJsonObject(body);
    const envelope = envelopeOf(payload);
    const parser = PARSERS.get(envelope.eventType ?? '');
    if (!parser) return { ignored: whyUnused(envelope.eventType) };
    if (!hasDetails(envelope.resource ?? {})) {
      return {
        ignored:
          'The event is incomplete: set "Resource details to send" of its service hook to All.',
      };
    }
    return parser({ payload, settings });
  },
};

/** Without them an event has an address and an id, or nothing. */
function hasDetails(resource: Record<string, unknown>): boolean {
  return Object.values(resource).some(
    value => typeof value === 'object' && value !== null,
  );
}

function tryToRead(body: Buffer) {
  try {
    return envelopeOf(decodeJsonObject(body));
  } catch {
    return undefined;
  }
}

function whyUnused(eventType: string | null | undefined): string {
  return eventType && /^[\w.-]{1,80}$/.test(eventType)
    ? `The "${eventType}" events of Azure DevOps are not used for metrics.`
    : 'The body has no eventType, so it does not come from a service hook of Azure DevOps.';
}
