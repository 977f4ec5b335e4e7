import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { identifyCloudEvent, parseCloudEvents } from '../reading/cloudEvents';
import { parseBuild } from './builds';
import { readPayload } from './payload';

/** Builds of Jenkins, by its Notification plugin or its CloudEvents plugin. */
export const jenkinsSource: DoraEventSource = {
  kind: 'jenkins',

  // All that the Notification plugin can send is a user and a password.
  authentication: { scheme: 'basic' },

  accepts: () => true,

  // The Notification plugin numbers nothing: equal bodies are one delivery.
  identify: identifyCloudEvent,

  parse: (delivery, settings) =>
    parseCloudEvents(delivery, ({ data }) =>
      parseBuild(readPayload(data), delivery.receivedAt, settings),
    ),
};
