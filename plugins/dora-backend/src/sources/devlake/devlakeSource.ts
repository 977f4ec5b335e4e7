import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { decodeJsonObject } from '../reading/json';
import { withPlainKeys } from '../reading/plainKeys';
import { addressOfEvent, DevlakeAddress, eventOfPath } from './address';
import { parseDeployment } from './deployments';
import { closeIssue, parseIssue } from './issues';
import { parsePullRequest } from './pullRequests';

/** What senders post to the webhook plugin of Apache DevLake. */
export const devlakeSource: DoraEventSource = {
  kind: 'devlake',

  authentication: { scheme: 'bearer' },

  // The commands that DevLake prints for curl name no type.
  accepts: () => true,

  acceptsPath: path => eventOfPath(path) !== undefined,

  identify: ({ path }) => ({ event: path && eventOfPath(path) }),

  parse: ({ event, body, receivedAt }, settings) => {
    const address = addressOfEvent(event);
    if (address?.resource === 'close') {
      return closeIssue(address.issueKey!, address.connection, receivedAt);
    }
    const told = withPlainKeys(decodeJsonObject(body)) as object;
    const { connection, resource } = address ?? { resource: resourceOf(told) };
    switch (resource) {
      case 'deployments':
        return parseDeployment(told, connection, receivedAt, settings);
      case 'pull_requests':
        return parsePullRequest(told, settings);
      case 'issues':
        return parseIssue(told, connection, receivedAt, settings);
      default:
        return {
          ignored:
            'Neither the address nor the body is that of a deployment, pull request or issue.',
        };
    }
  },
};

/** By the names that only they have, for what comes to the address of the source. */
function resourceOf(body: object): DevlakeAddress['resource'] | undefined {
  if (Object.hasOwn(body, 'pullrequestkey')) return 'pull_requests';
  if (Object.hasOwn(body, 'issuekey')) return 'issues';
  const isDeployment =
    Object.hasOwn(body, 'deploymentcommits') ||
    Object.hasOwn(body, 'commitsha');
  return isDeployment ? 'deployments' : undefined;
}
