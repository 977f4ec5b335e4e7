import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { newsOfAlert } from '../alertRules';
import { eventInBody } from '../reading/eventInBody';
import { decodeJsonObject } from '../reading/json';
import { labelValues } from '../labels';
import { deletionOf, incidentOf, labelsOf } from './incident';
import { readAction } from './webhook';

/** Webhooks of Opsgenie, and of Jira Service Management, about alerts. */
export const opsgenieSource: DoraEventSource = {
  kind: 'opsgenie',

  authentication: { scheme: 'bearer' },

  accepts: () => true,

  // Opsgenie numbers nothing: equal bodies are one delivery.
  identify: ({ body }) => ({ event: eventInBody(body, 'action') }),

  parse: ({ body }, settings) => {
    const action = readAction(decodeJsonObject(body), settings.assumeTimeZone);
    if ('ignored' in action) return action;
    if (action.action === 'Delete') return { facts: [deletionOf(action)] };
    const labels = labelValues(labelsOf(action.alert));
    return newsOfAlert(incidentOf(action, settings), labels, settings);
  },
};
