import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { keyText, text } from '../reading/texts';
import { parseIssue } from './issues';
import { parseMetricAlert } from './metricAlerts';

const RESOURCE_LENGTH = 100;

/** Webhooks of an integration of Sentry. */
export const sentrySource: DoraEventSource = {
  kind: 'sentry',

  authentication: { scheme: 'hmac-sha256', header: 'sentry-hook-signature' },

  accepts: () => true,

  identify: ({ headers }) => ({
    deliveryId: keyText(singleHeader(headers, 'request-id')),
    event: text(singleHeader(headers, 'sentry-hook-resource'), RESOURCE_LENGTH),
  }),

  parse: (delivery, settings) => {
    switch (delivery.event) {
      case 'issue':
        return parseIssue(
          decodeJsonObject(delivery.body),
          delivery.receivedAt,
          settings,
        );
      case 'metric_alert':
        return parseMetricAlert(
          decodeJsonObject(delivery.body),
          delivery.receivedAt,
          settings,
        );
      case 'event_alert':
        return {
          ignored:
            'An issue alert repeats an issue, of which the issue itself tells.',
        };
      default:
        return {
          ignored: 'Only issues and metric alerts are used for metrics.',
        };
    }
  },
};
