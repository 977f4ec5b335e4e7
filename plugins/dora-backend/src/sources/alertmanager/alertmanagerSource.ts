import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { isIncident } from '../alertRules';
import { decodeJsonObject } from '../reading/json';
import { labelValues, SERVICE_LABELS } from '../labels';
import { incidentOf } from './incident';
import { readNotification } from './notification';

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
    // The labels of an alert never change, so its end needs no other rule.
    const alerts = notification.alerts.filter(({ labels }) =>
      isIncident(labelValues(labels), settings),
    );
    if (alerts.length === 0) {
      return {
        ignored: 'By the rules of this source, no alert is an incident.',
      };
    }
    const facts = alerts.flatMap(
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
