import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { eventInBody } from '../reading/eventInBody';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { keyText } from '../reading/texts';
import { parseNews } from './incident';
import { readNews } from './webhook';

/** Webhooks of incident.io. */
export const incidentIoSource: DoraEventSource = {
  kind: 'incident-io',

  authentication: { scheme: 'standard-webhooks' },

  accepts: () => true,

  identify: ({ headers, body }) => ({
    deliveryId: keyText(singleHeader(headers, 'webhook-id')),
    event: eventInBody(body, 'event_type'),
  }),

  parse: ({ body }, settings) => {
    const news = readNews(decodeJsonObject(body), settings.assumeTimeZone);
    return 'ignored' in news ? news : parseNews(news, settings);
  },
};
