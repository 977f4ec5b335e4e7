import {
  DoraEventSource,
  ParseResult,
  SourceSettings,
} from '@dora-metrics/backstage-plugin-dora-node';
import {
  CloudEvent,
  identifyCloudEvent,
  parseCloudEvents,
} from '../reading/cloudEvents';
import { eventInBody } from '../reading/eventInBody';
import { parseArtifact } from './artifacts';
import { CDEvent, readEvent, readType } from './cdevent';
import { parseChange } from './changes';
import { parseService } from './deployments';
import { parseIncident, parseTicket } from './incidents';
import { parseRun } from './runs';

type EventParser = (event: CDEvent, settings: SourceSettings) => ParseResult;

const RUN = ['queued', 'started', 'finished'];

/** By what an event is about: which of its verbs are used, and how. */
const PARSERS = new Map<string, { verbs: string[]; parse: EventParser }>([
  [
    'change',
    {
      verbs: ['created', 'reviewed', 'merged', 'abandoned'],
      parse: parseChange,
    },
  ],
  ['artifact', { verbs: ['packaged', 'published'], parse: parseArtifact }],
  [
    'service',
    { verbs: ['deployed', 'upgraded', 'rolledback'], parse: parseService },
  ],
  ['pipelinerun', { verbs: RUN, parse: parseRun }],
  ['taskrun', { verbs: RUN, parse: parseRun }],
  ['build', { verbs: RUN, parse: parseRun }],
  ['testsuiterun', { verbs: RUN, parse: parseRun }],
  [
    'incident',
    { verbs: ['detected', 'reported', 'resolved'], parse: parseIncident },
  ],
  ['ticket', { verbs: ['created', 'updated', 'closed'], parse: parseTicket }],
]);

/** CDEvents of any version, in any mode of CloudEvents or by themselves. */
export const cdeventsSource: DoraEventSource = {
  kind: 'cdevents',

  authentication: { scheme: 'bearer' },

  accepts: () => true,

  identify: request => {
    const { deliveryId, event } = identifyCloudEvent(request);
    const type = event ?? eventInBody(request.body, 'context', 'type');
    return { deliveryId, event: type };
  },

  parse: (delivery, settings) =>
    parseCloudEvents(delivery, event => parseEvent(event, settings)),
};

function parseEvent(event: CloudEvent, settings: SourceSettings): ParseResult {
  const type = readType(event);
  if (!type) return { ignored: 'This is no event of CDEvents.' };
  const parser = PARSERS.get(type.noun);
  if (!parser?.verbs.includes(type.verb)) {
    return {
      ignored: `CDEvents of the type ${type.noun}.${type.verb} are not used.`,
    };
  }
  return parser.parse(readEvent(type, event.data), settings);
}
