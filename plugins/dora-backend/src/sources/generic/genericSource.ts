import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { keyText } from '../reading/texts';
import { readEvents } from './events';
import { factsOf } from './facts';

/** Our own JSON, for every tool that can send an HTTP request. */
export const genericSource: DoraEventSource = {
  kind: 'generic',

  authentication: { scheme: 'bearer' },

  // curl calls JSON a form unless it is told otherwise.
  accepts: () => true,

  identify: ({ headers }) => ({
    deliveryId: keyText(
      singleHeader(headers, 'webhook-id') ??
        singleHeader(headers, 'idempotency-key'),
    ),
  }),

  parse: (delivery, settings) => {
    const body = decodeJsonObject(delivery.body);
    const events = readEvents(body, settings.assumeTimeZone);
    if (events.length === 0) return { ignored: 'The list of events is empty.' };
    return {
      facts: events.flatMap(event =>
        factsOf(event, settings, delivery.receivedAt),
      ),
    };
  },
};
