import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { eventInBody } from '../reading/eventInBody';
import { decodeJsonObject } from '../reading/json';
import { incidentOf } from './incident';
import { readNews } from './webhook';

/** Webhooks of FireHydrant about incidents. */
export const firehydrantSource: DoraEventSource = {
  kind: 'firehydrant',

  authentication: { scheme: 'hmac-sha256', header: 'fh-signature' },

  accepts: () => true,

  // FireHydrant numbers nothing: equal bodies are one delivery.
  identify: ({ body }) => ({ event: eventInBody(body, 'event', 'operation') }),

  parse: ({ body }, settings) => {
    const news = readNews(decodeJsonObject(body), settings.assumeTimeZone);
    return 'ignored' in news ? news : { facts: [incidentOf(news, settings)] };
  },
};
