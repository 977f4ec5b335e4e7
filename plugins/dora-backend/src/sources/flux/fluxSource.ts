import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { text } from '../reading/texts';
import { deploymentOf } from './deployment';
import { readEvent } from './event';
import { outcomeOf } from './outcome';

/** Events of Flux, as its notification controller forwards them. */
export const fluxSource: DoraEventSource = {
  kind: 'flux',

  // What providers of the type `generic-hmac` send.
  authentication: {
    scheme: 'hmac-sha256',
    header: 'x-signature',
    prefix: 'sha256=',
  },

  accepts: () => true,

  // Flux numbers nothing: equal bodies are one delivery.
  identify: ({ headers }) => ({
    event: text(singleHeader(headers, 'gotk-component'), 100),
  }),

  parse: (delivery, settings) => {
    const body = decodeJsonObject(delivery.body);
    const event = readEvent(body, settings.assumeTimeZone);
    if (!event) {
      return { ignored: 'The body is no event of Flux.' };
    }
    const outcome = outcomeOf(event);
    return 'ignored' in outcome
      ? outcome
      : {
          facts: [deploymentOf(event, outcome, delivery.receivedAt, settings)],
        };
  },
};
