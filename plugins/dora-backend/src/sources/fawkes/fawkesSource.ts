import {
  DoraEventSource,
  ParseResult,
  SourceSettings,
  StoredDelivery,
} from '@dora-metrics/backstage-plugin-dora-node';
import { argocdSource } from '../argocd/argocdSource';
import { jsonOf } from '../reading/form';
import { githubSource } from '../github/githubSource';
import { decodeJsonObject } from '../reading/json';
import { parseDeployment } from './deployments';
import { parseIncident } from './incidents';
import { parseStageRun } from './stageRuns';

/** Stands before the names of GitHub's events. */
const GITHUB = 'github/';
const LONGEST_TEST = 1000;
const RUN_TYPES = ['ci_build', 'quality_gate', 'test_results'];

// Of the addresses of the platform, the last part tells what is sent.
const PATH =
  /^(?:api\/)?(?:rest\/)?(?:plugins\/webhook\/)?(?:connections\/)?(?:[^/]+\/)?(?<name>commits|cicd|incidents|deployments)$/;

/**
 * All that the Fawkes platform sends: GitHub's webhooks, runs of Jenkins,
 * deployments of Argo CD, and incidents. Each is known by its shape.
 */
export const fawkesSource: DoraEventSource = {
  kind: 'fawkes',

  authentication: { scheme: 'bearer' },

  accepts: () => true,

  acceptsPath: path => PATH.test(path),

  identify: request => {
    const { deliveryId, event } = githubSource.identify(request);
    return event
      ? { deliveryId, event: `${GITHUB}${event}`.slice(0, 100) }
      : { event: PATH.exec(request.path ?? '')?.groups?.name };
  },

  parse: (delivery, settings) => {
    if (delivery.event?.startsWith(GITHUB)) {
      const event = delivery.event.slice(GITHUB.length);
      return parseGithub({ ...delivery, event }, settings);
    }
    const body = decodeJsonObject(delivery.body);
    if (RUN_TYPES.includes(body.type as string)) {
      return parseStageRun(body, settings);
    }
    if (Object.hasOwn(body, 'event_type') || Object.hasOwn(body, 'event')) {
      return argocdSource.parse({ ...delivery, event: 'deployment' }, settings);
    }
    if (Object.hasOwn(body, 'deployment_id')) {
      return parseDeployment(body, settings);
    }
    if (['createdDate', 'created_date'].some(key => Object.hasOwn(body, key))) {
      return parseIncident(body, delivery.receivedAt, settings);
    }
    return {
      ignored:
        'The body is none of a build, quality gate, test run, deployment or incident.',
    };
  },
};

/** The platform tries its addresses with a small body that says so. */
function parseGithub(
  delivery: StoredDelivery,
  settings: SourceSettings,
): ParseResult {
  const { contentType, body } = delivery;
  const isTest =
    body.length <= LONGEST_TEST &&
    Object.hasOwn(decodeJsonObject(jsonOf(contentType, body)), 'test');
  return isTest
    ? { ignored: 'The platform tries whether its address answers.' }
    : githubSource.parse(delivery, settings);
}
