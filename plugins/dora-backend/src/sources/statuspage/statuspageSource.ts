import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { decodeJsonObject } from '../reading/json';
import { incidentOf } from './incident';
import { readIncident } from './webhook';

/** Webhooks that Statuspage sends to subscribers of a page. */
export const statuspageSource: DoraEventSource = {
  kind: 'statuspage',

  // Statuspage signs nothing and sends no headers of one's own.
  authentication: { scheme: 'query', parameter: 'token' },

  accepts: () => true,

  // Statuspage numbers nothing: equal bodies are one delivery.
  identify: () => ({}),

  parse: ({ body }, settings) => {
    const incident = readIncident(
      decodeJsonObject(body),
      settings.assumeTimeZone,
    );
    return 'ignored' in incident
      ? incident
      : { facts: [incidentOf(incident, settings)] };
  },
};
