import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { eventInBody } from '../reading/eventInBody';
import { decodeJsonObject } from '../reading/json';
import { incidentOf } from './incident';
import { rootlySignature } from './signature';
import { readNews } from './webhook';

/** Webhooks of Rootly about incidents. */
export const rootlySource: DoraEventSource = {
  kind: 'rootly',

  authentication: rootlySignature,

  accepts: () => true,

  // Equal bodies are one delivery, for each holds the id of its event.
  identify: ({ body }) => ({ event: eventInBody(body, 'event', 'type') }),

  parse: ({ body }, settings) => {
    const news = readNews(decodeJsonObject(body), settings.assumeTimeZone);
    return 'ignored' in news ? news : { facts: [incidentOf(news, settings)] };
  },
};
