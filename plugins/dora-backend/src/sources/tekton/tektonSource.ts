import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { identifyCloudEvent, parseCloudEvents } from '../reading/cloudEvents';
import { readRun } from './payload';
import { parseRun } from './runs';

/** Cloud events of Tekton Pipelines. */
export const tektonSource: DoraEventSource = {
  kind: 'tekton',

  // Of all headers, Tekton can set only this one, from the address of its sink.
  authentication: { scheme: 'basic' },

  accepts: () => true,

  identify: identifyCloudEvent,

  // All that the type tells is in the run too, and more of it.
  parse: (delivery, settings) =>
    parseCloudEvents(delivery, ({ data }) => {
      const found = readRun(data);
      return found
        ? parseRun(found.kind, found.run, settings)
        : { ignored: 'Of Tekton, only runs of pipelines and tasks are used.' };
    }),
};
