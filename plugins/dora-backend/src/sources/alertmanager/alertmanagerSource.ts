import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { decodeJsonObject } from '../json';
import { incidentOf } from './incident';
import { readNotification, SERVICE_LABELS } from './notification';

/** Webhooks of the Alertmanager of Prometheus. */
export const alertmanagerSource: DoraEventSource = {
  kind: 'alertmanager',

  authentication: { scheme: 'bearer' },

  accepts: () => true,

  // Alertmanager numbers nothing: equal bodies are one delivery.
  identify: () => ({ event: 'alerts' }),

  parse: (delivery, settings) => {
    const body = decodeJsonObject(delivery.body);
    const notification = readNotification(body, settings.assumeTimeZone);
    const facts = notification.alerts.flatMap(
      alert => incidentOf(alert, notification.externalURL, settings) ?? [],
    );
    return facts.length > 0
      ? { facts }
      : {
          ignored: `No alert names a service by one of the labels ${SERVICE_LABELS.join(
            ', ',
          )}.`,
        };
  },
};
