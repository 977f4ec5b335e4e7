import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { newsOfAlert } from '../alertRules';
import { eventInBody } from '../reading/eventInBody';
import { decodeJsonObject } from '../reading/json';
import { labelValues, SERVICE_LABELS } from '../labels';
import { incidentOf, labelsOf } from './incident';
import { readNews } from './webhook';

/** Webhooks of Datadog about monitors, with the payload that our page gives. */
export const datadogSource: DoraEventSource = {
  kind: 'datadog',

  authentication: { scheme: 'bearer' },

  accepts: () => true,

  // Equal bodies are one delivery.
  identify: ({ body }) => ({ event: eventInBody(body, 'transition') }),

  parse: ({ body }, settings) => {
    const news = readNews(decodeJsonObject(body), settings.assumeTimeZone);
    if ('ignored' in news) return news;
    const labels = labelsOf(news);
    const fact = incidentOf(news, labels, settings);
    return fact
      ? newsOfAlert(fact, labelValues(labels), settings)
      : {
          ignored: `No tag of the alert names a service: one of ${SERVICE_LABELS.join(
            ', ',
          )}.`,
        };
  },
};
