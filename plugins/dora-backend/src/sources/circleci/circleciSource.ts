import { DoraEventSource } from '@dora-metrics/backstage-plugin-dora-node';
import { eventInBody } from '../reading/eventInBody';
import { singleHeader } from '../reading/headers';
import { decodeJsonObject } from '../reading/json';
import { text } from '../reading/texts';
import { readPayload } from './payload';
import { parseRun } from './runs';
import { circleciSignature } from './signature';

const TYPE_LENGTH = 100;
const USED = ['workflow-completed', 'job-completed'];

/** Outbound webhooks of CircleCI, in the cloud and on a server. */
export const circleciSource: DoraEventSource = {
  kind: 'circleci',

  authentication: circleciSignature,

  accepts: () => true,

  // What is sent again has the same body, with the id in it.
  identify: ({ headers, body }) => ({
    event:
      text(singleHeader(headers, 'circleci-event-type'), TYPE_LENGTH) ??
      eventInBody(body, 'type'),
  }),

  parse: ({ event, body }, settings) => {
    if (event === 'ping') {
      return {
        ignored: 'CircleCI says hello: the webhook is set up correctly.',
      };
    }
    if (!USED.includes(event ?? '')) {
      return { ignored: `Of CircleCI, only ${USED.join(' and ')} are used.` };
    }
    return parseRun(readPayload(decodeJsonObject(body)), settings);
  },
};
