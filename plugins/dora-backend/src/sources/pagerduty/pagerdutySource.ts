import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { eventInBody } from '../reading/eventInBody';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { keyText } from '../reading/texts';
import { incidentOf } from './incident';
import { readEvent } from './webhook';

/** Webhooks of PagerDuty, version 3. */
export const pagerdutySource: DoraEventSource = {
  kind: 'pagerduty',

  authentication: { scheme: 'pagerduty' },

  accepts: () => true,

  identify: ({ headers, body }) => ({
    deliveryId: keyText(singleHeader(headers, 'x-webhook-id')),
    event: eventInBody(body, 'event', 'event_type'),
  }),

  parse: ({ body }, settings) => {
    const event = readEvent(decodeJsonObject(body), settings.assumeTimeZone);
    return 'ignored' in event
      ? event
      : { facts: [incidentOf(event, settings)] };
  },
};
