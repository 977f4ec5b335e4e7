import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { decodeJsonObject } from '../reading/json';
import { deploymentOf } from './deployment';
import { readNotification } from './notification';

/** Notifications of Argo Rollouts, whose bodies are templates in its configuration. */
export const argoRolloutsSource: DoraEventSource = {
  kind: 'argo-rollouts',

  authentication: { scheme: 'bearer' },

  // Argo Rollouts sends no content type unless it is told to.
  accepts: () => true,

  // Argo Rollouts numbers nothing: equal bodies are one delivery.
  identify: () => ({ event: 'rollout' }),

  parse: (delivery, settings) => {
    const body = decodeJsonObject(delivery.body);
    const notification = readNotification(body, settings.assumeTimeZone);
    return 'ignored' in notification
      ? notification
      : {
          facts: [deploymentOf(notification, delivery.receivedAt, settings)],
        };
  },
};
