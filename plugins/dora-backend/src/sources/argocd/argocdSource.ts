import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { decodeJsonObject } from '../reading/json';
import { readBody } from './bodies';
import { deploymentOf } from './deployment';

/** Notifications of Argo CD, whose bodies are templates in its configuration. */
export const argocdSource: DoraEventSource = {
  kind: 'argocd',

  authentication: { scheme: 'bearer' },

  // Argo CD sends no content type unless it is told to.
  accepts: () => true,

  // Argo CD numbers nothing: equal bodies are one delivery.
  identify: () => ({ event: 'deployment' }),

  parse: (delivery, settings) => {
    const body = decodeJsonObject(delivery.body);
    const report = readBody(body, settings.assumeTimeZone);
    return 'ignored' in report
      ? report
      : deploymentOf(report, delivery.receivedAt, settings);
  },
};
