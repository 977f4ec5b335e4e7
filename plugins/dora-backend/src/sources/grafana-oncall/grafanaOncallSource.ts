import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { newsOfAlert } from '../alertRules';
import { eventInBody } from '../reading/eventInBody';
import { decodeJsonObject } from '../reading/json';
import { labelValues } from '../labels';
import { incidentOf, labelsOf } from './incident';
import { readNews } from './webhook';

/** Outgoing webhooks of Grafana OnCall, and of Grafana IRM, about alert groups. */
export const grafanaOncallSource: DoraEventSource = {
  kind: 'grafana-oncall',

  authentication: { scheme: 'bearer' },

  accepts: () => true,

  // OnCall numbers nothing: equal bodies are one delivery.
  identify: ({ body }) => ({ event: eventInBody(body, 'event', 'type') }),

  parse: ({ body, receivedAt }, settings) => {
    const news = readNews(decodeJsonObject(body), settings.assumeTimeZone);
    if ('ignored' in news) return news;
    const labels = labelsOf(news);
    const fact = incidentOf(news, labels, receivedAt, settings);
    return newsOfAlert(fact, labelValues(labels), settings);
  },
};
